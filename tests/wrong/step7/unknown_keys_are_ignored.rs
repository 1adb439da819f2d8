// Mistake: nobody looks for keys that are unknown.
// Caught by: exercise_2_reading::an_unknown_key_is_refused_and_the_nearest_one_suggested
// ANCHOR: exercise_7_2_unknown
Vec::new()
// ANCHOR_END: exercise_7_2_unknown
