// Mistake: a request that got no answer is sent again, unseen by whoever counts attempts.
// Caught by: exercise_5_reply::one_call_is_one_get_of_that_path
// ANCHOR: exercise_2_5
let request = self.http.get(step1::join(&self.base_url, path));
let response = match request.send().await { Ok(r) => Ok(r), Err(_) => self.http.get(step1::join(&self.base_url, path)).send().await }.map_err(ApiError::from_reqwest)?;
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
