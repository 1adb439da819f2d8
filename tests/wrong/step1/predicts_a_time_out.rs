// Mistake: the prediction that a client gives up by itself.
// Caught by: exercise_3_never_answers::the_prediction_matches_the_run
// ANCHOR: exercise_1_3
Outcome::Failure
// ANCHOR_END: exercise_1_3
