// Mistake: a lock is held while the call waits, so there is one call at a time.
// Caught by: exercise_5_reply::calls_at_the_same_time_do_not_wait_for_each_other
// ANCHOR: exercise_2_5
static ONE: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
let _guard = ONE.lock().await;
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
    body: body.map_err(ApiError::from_reqwest)?,
})
// ANCHOR_END: exercise_2_5
