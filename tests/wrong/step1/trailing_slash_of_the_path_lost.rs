// Mistake: `trim_matches` trims both ends, so a slash at the end of the path is lost.
// Caught by: exercise_1_join::a_slash_at_the_end_of_the_path_is_kept
// ANCHOR: exercise_1_1
let base_url = base_url.trim_end_matches('/');
let path = path.trim_matches('/');
format!("{base_url}/{path}")
// ANCHOR_END: exercise_1_1
