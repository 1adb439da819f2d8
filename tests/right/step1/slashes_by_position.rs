// Right: the ends of both texts are looked for by position.
// ANCHOR: exercise_1_1
let end = base_url.rfind(|c| c != '/').map_or(0, |last| last + 1);
let start = path.find(|c| c != '/').unwrap_or(path.len());
let mut url = base_url[..end].to_owned();
url.push('/');
url.push_str(&path[start..]);
url
// ANCHOR_END: exercise_1_1
