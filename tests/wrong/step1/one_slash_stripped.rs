// Mistake: one slash is taken away on each side, and there may be more.
// Caught by: exercise_1_join::several_slashes_give_one
// ANCHOR: exercise_1_1
let base = base_url.strip_suffix('/').unwrap_or(base_url);
let path = path.strip_prefix('/').unwrap_or(path);
format!("{base}/{path}")
// ANCHOR_END: exercise_1_1
