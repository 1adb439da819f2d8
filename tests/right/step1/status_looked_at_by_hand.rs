// Right: a request built by hand, and a look at the status that leaves the response whole.
// ANCHOR: exercise_1_1
let mut url = base_url.to_owned();
while url.ends_with('/') {
    url.pop();
}
url.push('/');
url.extend(path.chars().skip_while(|c| *c == '/'));
url
// ANCHOR_END: exercise_1_1
// ANCHOR: exercise_1_2
let http = self.http.clone();
let request = http.get(join(&self.base_url, path)).build()?;
let response = http.execute(request).await?;
match response.error_for_status_ref() {
    Ok(_) => Ok(response),
    Err(error) => Err(error),
}
// ANCHOR_END: exercise_1_2
