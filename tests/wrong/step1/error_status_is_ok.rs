// Mistake: an answer with status 404 or 500 is returned as a success.
// Caught by: exercise_2_get::a_failed_status_is_an_error
// Also caught by: exercise_2_get::the_status_of_a_failure_can_be_asked_for
// ANCHOR: exercise_1_2
self.http.get(join(&self.base_url, path)).send().await
// ANCHOR_END: exercise_1_2
