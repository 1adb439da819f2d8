// Right: `Url::join`, with a base that ends with a slash and a path that begins without one.
// ANCHOR: exercise_1_1
let base = format!("{}/", base_url.trim_end_matches('/'));
let base = reqwest::Url::parse(&base).expect("a valid base address");
let url = base.join(path.trim_start_matches('/'));
url.expect("a valid path").into()
// ANCHOR_END: exercise_1_1
