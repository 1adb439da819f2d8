// Mistake: an empty body is taken for a broken one.
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
if matches!(&body, Ok(body) if body.is_empty()) { return Err(ApiError::InvalidReply { cause: "empty".into() }); }
Ok(Reply {
    status,
    headers,
    body: body.map_err(ApiError::from_reqwest)?,
})
// ANCHOR_END: exercise_2_5
