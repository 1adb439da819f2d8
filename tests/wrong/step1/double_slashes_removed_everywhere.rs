// Mistake: every double slash is removed, also one inside the query.
// Caught by: exercise_1_join::a_query_is_kept
// ANCHOR: exercise_1_1
let (scheme, rest) = base_url.split_once("://").unwrap_or(("http", base_url));
let mut joined = format!("{rest}/{path}");
while joined.contains("//") {
    joined = joined.replace("//", "/");
}
format!("{scheme}://{joined}")
// ANCHOR_END: exercise_1_1
