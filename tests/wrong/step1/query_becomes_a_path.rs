// Mistake: `set_path` encodes the question mark, so the query becomes part of the path.
// Caught by: exercise_1_join::a_query_is_kept
// ANCHOR: exercise_1_1
let mut url = reqwest::Url::parse(base_url).expect("a valid base address");
let base = url.path().trim_end_matches('/').to_owned();
url.set_path(&format!("{base}/{}", path.trim_start_matches('/')));
url.to_string()
// ANCHOR_END: exercise_1_1
