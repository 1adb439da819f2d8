// Mistake: the status is checked, the body is never read.
// Caught by: exercise_5_reply::an_answer_cut_off_half_way_is_an_error
// Also caught by: exercise_5_reply::a_whole_answer_is_a_reply
// ANCHOR: exercise_2_5
let request = self.http.get(step1::join(&self.base_url, path));
let response = request.send().await.map_err(ApiError::from_reqwest)?;
let status = response.status();
let headers = response.headers().clone();
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
    body: Default::default(),
})
// ANCHOR_END: exercise_2_5
