// Mistake: the body is read as text, which changes every byte that is not UTF-8.
// Caught by: exercise_5_reply::the_body_arrives_byte_for_byte
// ANCHOR: exercise_2_5
let request = self.http.get(step1::join(&self.base_url, path));
let response = request.send().await.map_err(ApiError::from_reqwest)?;
let status = response.status();
let headers = response.headers().clone();
let body = response.text().await;
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
    body: body.map_err(ApiError::from_reqwest)?.into(),
})
// ANCHOR_END: exercise_2_5
