// Mistake: base and path are glued together, so one slash may be missing.
// Caught by: exercise_1_join::a_slash_on_neither_side_gives_one
// Also caught by: exercise_2_get::base_address_and_path_are_joined
// ANCHOR: exercise_1_1
format!("{base_url}{path}")
// ANCHOR_END: exercise_1_1
