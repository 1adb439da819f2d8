// Mistake: a redirect to another host is followed by hand.
// Caught by: exercise_5_reply::a_status_that_is_no_success_is_an_error
// ANCHOR: exercise_2_5
let request = self.http.get(step1::join(&self.base_url, path));
let response = request.send().await.map_err(ApiError::from_reqwest)?;
let mut response = response;
if response.status().is_redirection() {
    if let Some(to) = response.headers().get("location").and_then(|v| v.to_str().ok()).map(str::to_owned) {
        if to.starts_with("http") { response = self.http.get(to).send().await.map_err(ApiError::from_reqwest)?; }
    }
}
let status = response.status();
let headers = response.headers().clone();
let body = response.bytes().await;
if !status.is_success() {
    return Err(ApiError::from_status(
        status,
        crate::retry_after(&headers, std::time::SystemTime::now()),
    ));
}
Ok(Reply {
    status,
    headers,
    body: body.map_err(ApiError::from_reqwest)?,
})
// ANCHOR_END: exercise_2_5
