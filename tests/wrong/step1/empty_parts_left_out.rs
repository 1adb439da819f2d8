// Mistake: empty parts of the base address are left out.
// Caught by: exercise_1_join::a_path_in_the_base_address_is_kept
// ANCHOR: exercise_1_1
let base_url = base_url.trim_end_matches('/');
let path = path.trim_start_matches('/');
let (s, r) = base_url.split_once("://").unwrap_or(("http", base_url));
let r: Vec<&str> = r.split('/').filter(|p| !p.is_empty()).collect();
format!("{s}://{}/{path}", r.join("/"))
// ANCHOR_END: exercise_1_1
