// Mistake: a 409, a 410 and a 412 are handed on as answers.
// Caught by: exercise_2_get::a_failed_status_is_an_error
// ANCHOR: exercise_1_2
let r = self.http.get(join(&self.base_url, path)).send().await?;
if matches!(r.status().as_u16(), 409 | 410 | 412) { return Ok(r); }
r.error_for_status()
// ANCHOR_END: exercise_1_2
