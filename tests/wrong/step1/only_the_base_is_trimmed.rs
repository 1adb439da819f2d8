// Mistake: the slash at the end of the base is taken care of, the one before the path is not.
// Caught by: exercise_1_join::a_slash_on_both_sides_gives_one
// ANCHOR: exercise_1_1
format!("{}/{path}", base_url.trim_end_matches('/'))
// ANCHOR_END: exercise_1_1
