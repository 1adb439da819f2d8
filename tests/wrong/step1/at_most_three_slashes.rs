// Mistake: no more than three slashes are taken off.
// Caught by: exercise_1_join::several_slashes_give_one
// ANCHOR: exercise_1_1
let (mut b, mut p) = (base_url, path);
for _ in 0..3 { b = b.strip_suffix('/').unwrap_or(b); p = p.strip_prefix('/').unwrap_or(p); }
format!("{b}/{p}")
// ANCHOR_END: exercise_1_1
