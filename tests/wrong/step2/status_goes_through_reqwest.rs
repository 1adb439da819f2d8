// Mistake: `error_for_status` makes a reqwest error of the status, which is then a broken connection.
// Caught by: exercise_5_reply::a_status_that_is_no_success_is_an_error
// ANCHOR: exercise_2_5
let request = self.http.get(step1::join(&self.base_url, path));
let response = request.send().await.map_err(ApiError::from_reqwest)?;
let response = response
    .error_for_status()
    .map_err(ApiError::from_reqwest)?;
Ok(Reply {
    status: response.status(),
    headers: response.headers().clone(),
    body: response.bytes().await.map_err(ApiError::from_reqwest)?,
})
// ANCHOR_END: exercise_2_5
