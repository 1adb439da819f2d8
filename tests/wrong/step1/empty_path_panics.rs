// Mistake: the path is cut by position, which panics for an empty one.
// Caught by: exercise_1_join::whatever_else_is_in_the_path_is_kept
// ANCHOR: exercise_1_1
let base = base_url.trim_end_matches('/');
let mut path = path;
while &path[..1] == "/" {
    path = &path[1..];
}
format!("{base}/{path}")
// ANCHOR_END: exercise_1_1
