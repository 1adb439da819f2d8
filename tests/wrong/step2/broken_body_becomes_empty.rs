// Mistake: a body that breaks off becomes an empty body, and the call a success.
// Caught by: exercise_5_reply::an_answer_cut_off_half_way_is_an_error
// ANCHOR: exercise_2_5
let request = self.http.get(step1::join(&self.base_url, path));
let response = request.send().await.map_err(ApiError::from_reqwest)?;
let status = response.status();
let headers = response.headers().clone();
let body = response.bytes().await.unwrap_or_default();
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
    body,
})
// ANCHOR_END: exercise_2_5
