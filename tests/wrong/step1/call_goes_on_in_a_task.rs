// Mistake: the request runs in a task of its own, which nobody stops.
// Caught by: exercise_2_get::a_call_that_is_dropped_is_given_up
// ANCHOR: exercise_1_2
let request = self.http.get(join(&self.base_url, path));
let answer = tokio::spawn(request.send()).await;
answer.expect("sending does not panic")?.error_for_status()
// ANCHOR_END: exercise_1_2
