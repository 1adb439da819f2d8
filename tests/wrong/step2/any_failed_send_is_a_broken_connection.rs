// Mistake: whatever goes wrong with sending is a broken connection.
// Caught by: exercise_5_reply::what_was_never_sent_is_told_from_what_may_have_been
// ANCHOR: exercise_2_5
let request = self.http.get(step1::join(&self.base_url, path));
let response = request.send().await.map_err(|error| ApiError::Connection { executed: crate::Executed::Unknown, cause: error.without_url().into() })?;
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
