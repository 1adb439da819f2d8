// Mistake: the time that dates count from is not the current one.
// Caught by: exercise_5_reply::what_a_busy_service_asks_for_reaches_the_caller
// ANCHOR: exercise_2_5
let request = self.http.get(step1::join(&self.base_url, path));
let response = request.send().await.map_err(ApiError::from_reqwest)?;
let status = response.status();
let headers = response.headers().clone();
let body = response.bytes().await;
if !status.is_success() {
    return Err(ApiError::from_status(
        status,
        crate::retry_after(&headers, std::time::SystemTime::UNIX_EPOCH),
    ));
}
Ok(Reply {
    status,
    headers,
    body: body.map_err(ApiError::from_reqwest)?,
})
// ANCHOR_END: exercise_2_5
