// Mistake: a failed status stops the program instead of being returned.
// Caught by: exercise_2_get::a_failed_status_is_an_error
// ANCHOR: exercise_1_2
let response = self.http.get(join(&self.base_url, path)).send().await?;
Ok(response.error_for_status().unwrap())
// ANCHOR_END: exercise_1_2
