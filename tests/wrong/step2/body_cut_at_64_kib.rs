// Mistake: only the first 64 KiB of a body are kept, and it still counts as whole.
// Caught by: exercise_5_reply::a_long_body_arrives_whole_and_an_empty_one_is_an_answer
// ANCHOR: exercise_2_5
let request = self.http.get(step1::join(&self.base_url, path));
let response = request.send().await.map_err(ApiError::from_reqwest)?;
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
    body: { let body = body.map_err(ApiError::from_reqwest)?; body.slice(..body.len().min(64 * 1024)) },
})
// ANCHOR_END: exercise_2_5
