// Mistake: a service that does not answer is taken for impossible.
// Caught by: exercise_2_get::no_answer_is_an_error_and_no_panic
// ANCHOR: exercise_1_2
let sending = self.http.get(join(&self.base_url, path)).send();
let response = sending.await.expect("the service is up");
response.error_for_status()
// ANCHOR_END: exercise_1_2
