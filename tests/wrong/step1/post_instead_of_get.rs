// Mistake: the request is a POST, and the service happens to answer that, too.
// Caught by: exercise_2_get::one_call_is_one_get_of_that_path
// ANCHOR: exercise_1_2
let response = self.http.post(join(&self.base_url, path)).send().await?;
response.error_for_status()
// ANCHOR_END: exercise_1_2
