// Mistake: spaces around the path are taken off.
// Caught by: exercise_1_join::whatever_else_is_in_the_path_is_kept
// ANCHOR: exercise_1_1
let base_url = base_url.trim_end_matches('/');
let path = path.trim_start_matches('/');
format!("{base_url}/{}", path.trim())
// ANCHOR_END: exercise_1_1
