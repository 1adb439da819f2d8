// Mistake: the prediction that a client sends only a few requests at a time.
// Caught by: exercise_6_fifty_at_once::the_prediction_matches_the_run
// ANCHOR: exercise_1_6
10
// ANCHOR_END: exercise_1_6
