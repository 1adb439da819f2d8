// Mistake: of an error page only the first piece is read.
// Caught by: exercise_5_reply::an_error_answer_leaves_its_connection_usable
// ANCHOR: exercise_2_5
let request = self.http.get(step1::join(&self.base_url, path));
let mut response = request.send().await.map_err(ApiError::from_reqwest)?;
let status = response.status();
let headers = response.headers().clone();
if !status.is_success() {
    // Empty the connection, so that it can be used again.
    let _ = response.chunk().await;
    let now = std::time::SystemTime::now();
    return Err(ApiError::from_status(status, crate::retry_after(&headers, now)));
}
let body = response.bytes().await.map_err(ApiError::from_reqwest)?;
Ok(Reply { status, headers, body })
// ANCHOR_END: exercise_2_5
