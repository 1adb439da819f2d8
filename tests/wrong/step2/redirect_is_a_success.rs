// Mistake: only 400 to 599 counts as failed, so a 304 or a 999 is a success.
// Caught by: exercise_5_reply::a_status_that_is_no_success_is_an_error
// ANCHOR: exercise_2_5
let request = self.http.get(step1::join(&self.base_url, path));
let response = request.send().await.map_err(ApiError::from_reqwest)?;
let status = response.status();
let headers = response.headers().clone();
let body = response.bytes().await.map_err(ApiError::from_reqwest)?;
if status.is_client_error() || status.is_server_error() {
    let now = std::time::SystemTime::now();
    return Err(ApiError::from_status(
        status,
        crate::retry_after(&headers, now),
    ));
}
Ok(Reply {
    status,
    headers,
    body,
})
// ANCHOR_END: exercise_2_5
