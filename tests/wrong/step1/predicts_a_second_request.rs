// Mistake: the prediction that a failed request is sent again.
// Caught by: exercise_4_first_fails::the_prediction_matches_the_run
// ANCHOR: exercise_1_4
2
// ANCHOR_END: exercise_1_4
