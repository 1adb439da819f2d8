// Mistake: the client parses each body as JSON, so a good answer with other content fails.
// Caught by: exercise_5_reply::bad_content_is_told_from_a_bad_connection
// ANCHOR: exercise_2_5
let request = self.http.get(step1::join(&self.base_url, path));
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
let reply = Reply {
    status,
    headers,
    body: body.map_err(ApiError::from_reqwest)?,
};
reply.json::<serde_json::Value>()?;
Ok(reply)
// ANCHOR_END: exercise_2_5
