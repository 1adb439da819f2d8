// Mistake: a 502 or a 504 is asked for once more.
// Caught by: exercise_2_get::one_call_is_one_get_of_that_path
// ANCHOR: exercise_1_2
let mut r = self.http.get(join(&self.base_url, path)).send().await?;
if r.status() == 502 || r.status() == 504 { r = self.http.get(join(&self.base_url, path)).send().await?; }
r.error_for_status()
// ANCHOR_END: exercise_1_2
