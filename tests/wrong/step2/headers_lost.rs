// Mistake: reading the body uses up the response, and the headers with it; no `Retry-After` is left.
// Caught by: exercise_5_reply::what_a_busy_service_asks_for_reaches_the_caller
// ANCHOR: exercise_2_5
let request = self.http.get(step1::join(&self.base_url, path));
let response = request.send().await.map_err(ApiError::from_reqwest)?;
let status = response.status();
let body = response.bytes().await;
let headers = reqwest::header::HeaderMap::new();
if !status.is_success() {
    let now = std::time::SystemTime::now();
    return Err(ApiError::from_status(
        status,
        crate::retry_after(&headers, now),
    ));
}
Ok(Reply {
    status,
    headers,
    body: body.map_err(ApiError::from_reqwest)?,
})
// ANCHOR_END: exercise_2_5
