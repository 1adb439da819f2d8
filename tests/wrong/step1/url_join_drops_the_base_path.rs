// Mistake: `Url::join` replaces the path of the base instead of going on from it.
// Caught by: exercise_1_join::a_path_in_the_base_address_is_kept
// ANCHOR: exercise_1_1
let base = reqwest::Url::parse(base_url).expect("a valid base address");
base.join(path).expect("a valid path").to_string()
// ANCHOR_END: exercise_1_1
