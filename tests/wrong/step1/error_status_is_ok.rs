// Mistake: an answer with status 404 or 500 is returned as a success.
// Caught by: exercise_2_get::a_failed_status_is_an_error
// ANCHOR: exercise_1_2
self.http.get(join(&self.base_url, path)).send().await
// ANCHOR_END: exercise_1_2
