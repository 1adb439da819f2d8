// Mistake: the naive client already has a time-out, so there is nothing to find out.
// Caught by: exercise_3_never_answers::the_prediction_matches_the_run
// ANCHOR: exercise_1_2
let patience = std::time::Duration::from_secs(10);
let request = self.http.get(join(&self.base_url, path)).timeout(patience);
request.send().await?.error_for_status()
// ANCHOR_END: exercise_1_2
// ANCHOR: exercise_1_3
Outcome::Failure
// ANCHOR_END: exercise_1_3
