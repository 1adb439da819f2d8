// Mistake: only the head of the answer is asked for, so the status is right and the body is empty.
// Caught by: exercise_2_get::the_body_of_an_answer_arrives
// ANCHOR: exercise_1_2
let request = self.http.head(join(&self.base_url, path));
request.send().await?.error_for_status()
// ANCHOR_END: exercise_1_2
