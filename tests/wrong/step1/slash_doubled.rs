// Mistake: a slash is always put between, also where there is one already.
// Caught by: exercise_1_join::a_slash_on_one_side_gives_one
// ANCHOR: exercise_1_1
format!("{base_url}/{path}")
// ANCHOR_END: exercise_1_1
