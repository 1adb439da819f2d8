// Mistake: the prediction that half a body is noticed by `get`.
// Caught by: exercise_5_half_a_body::the_prediction_matches_the_run
// ANCHOR: exercise_1_5
Outcome::Failure
// ANCHOR_END: exercise_1_5
