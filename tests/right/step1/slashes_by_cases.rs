// Right: slashes are taken away one by one, and the request is an `and_then`.
// ANCHOR: exercise_1_1
let (mut base, mut rest) = (base_url, path);
while let Some(shorter) = base.strip_suffix('/') {
    base = shorter;
}
while let Some(shorter) = rest.strip_prefix('/') {
    rest = shorter;
}
[base, rest].join("/")
// ANCHOR_END: exercise_1_1
// ANCHOR: exercise_1_2
let url = join(&self.base_url, path);
let answer = self.http.get(url).send().await;
answer.and_then(Response::error_for_status)
// ANCHOR_END: exercise_1_2
