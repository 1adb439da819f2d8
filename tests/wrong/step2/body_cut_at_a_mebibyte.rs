// Mistake: after a mebibyte the body is cut off, and it still counts as whole.
// Caught by: exercise_5_reply::a_long_body_arrives_whole_and_an_empty_one_is_an_answer
// ANCHOR: exercise_2_5
let request = self.http.get(step1::join(&self.base_url, path));
let mut response = request.send().await.map_err(ApiError::from_reqwest)?;
let status = response.status();
let headers = response.headers().clone();
let read = async {
    let mut body = Vec::new();
    while let Some(piece) = response.chunk().await? {
        body.extend_from_slice(&piece);
        if body.len() > 1024 * 1024 {
            break; // for a service that we do not trust
        }
    }
    Ok(bytes::Bytes::from(body))
};
let body: Result<bytes::Bytes, reqwest::Error> = read.await;
if !status.is_success() {
    let now = std::time::SystemTime::now();
    return Err(ApiError::from_status(status, crate::retry_after(&headers, now)));
}
Ok(Reply { status, headers, body: body.map_err(ApiError::from_reqwest)? })
// ANCHOR_END: exercise_2_5
