// Mistake: base and path are glued together, although step 1 has a function for it.
// Caught by: exercise_5_reply::base_address_and_path_are_joined_with_one_slash
// ANCHOR: exercise_2_5
let request = self.http.get(format!("{}{path}", self.base_url));
let response = request.send().await.map_err(ApiError::from_reqwest)?;
let status = response.status();
let headers = response.headers().clone();
let body = response.bytes().await;
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
    body: body.map_err(ApiError::from_reqwest)?,
})
// ANCHOR_END: exercise_2_5
