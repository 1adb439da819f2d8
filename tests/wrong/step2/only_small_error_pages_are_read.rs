// Mistake: a long error page is not read, so its connection is thrown away.
// Caught by: exercise_5_reply::an_error_answer_leaves_its_connection_usable
// ANCHOR: exercise_2_5
let request = self.http.get(step1::join(&self.base_url, path));
let response = request.send().await.map_err(ApiError::from_reqwest)?;
let status = response.status();
let headers = response.headers().clone();
if !status.is_success() {
    // Short pages are read, so that the connection can be used again.
    if response.content_length().is_some_and(|length| length < 16 * 1024) {
        let _ = response.bytes().await;
    }
    let now = std::time::SystemTime::now();
    return Err(ApiError::from_status(status, crate::retry_after(&headers, now)));
}
let body = response.bytes().await.map_err(ApiError::from_reqwest)?;
Ok(Reply { status, headers, body })
// ANCHOR_END: exercise_2_5
