// Mistake: the request runs in a task of its own, which nobody stops.
// Caught by: exercise_5_reply::a_call_that_is_dropped_is_given_up
// ANCHOR: exercise_2_5
let request = self.http.get(step1::join(&self.base_url, path));
let response = tokio::spawn(request.send()).await.expect("no panic").map_err(ApiError::from_reqwest)?;
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
