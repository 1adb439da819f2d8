// Mistake: `Url::join` with its slashes set right still takes `orders:batch` for an address of its own.
// Caught by: exercise_1_join::whatever_else_is_in_the_path_is_kept
// ANCHOR: exercise_1_1
let base = format!("{}/", base_url.trim_end_matches('/'));
let base = reqwest::Url::parse(&base).expect("a valid base address");
let url = base.join(path.trim_start_matches('/'));
url.expect("a valid path").into()
// ANCHOR_END: exercise_1_1
