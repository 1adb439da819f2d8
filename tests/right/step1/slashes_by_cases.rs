// Right: each case of slashes on its own, and the request as `and_then`.
// ANCHOR: exercise_1_1
match (base_url.ends_with('/'), path.strip_prefix('/')) {
    (true, Some(rest)) => format!("{base_url}{rest}"),
    (true, None) | (false, Some(_)) => format!("{base_url}{path}"),
    (false, None) => format!("{base_url}/{path}"),
}
// ANCHOR_END: exercise_1_1
// ANCHOR: exercise_1_2
let url = join(&self.base_url, path);
let answer = self.http.get(url).send().await;
answer.and_then(Response::error_for_status)
// ANCHOR_END: exercise_1_2
