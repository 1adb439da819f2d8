// Mistake: the prediction that a failure is logged.
// Caught by: exercise_7_nothing_to_look_at::the_prediction_matches_the_run
// ANCHOR: exercise_1_7
1
// ANCHOR_END: exercise_1_7
