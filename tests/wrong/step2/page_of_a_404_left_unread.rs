// Mistake: the page of a 404 is not read, so its connection is thrown away.
// Caught by: exercise_5_reply::an_error_answer_leaves_its_connection_usable
// ANCHOR: exercise_2_5
let request = self.http.get(step1::join(&self.base_url, path));
let response = request.send().await.map_err(ApiError::from_reqwest)?;
let status = response.status();
let headers = response.headers().clone();
if status.as_u16() == 404 { return Err(ApiError::NotFound); }
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
