// Mistake: as much memory is taken as the answer promises to need.
// Caught by: exercise_5_reply::an_absurd_length_is_an_error_and_no_panic
// ANCHOR: exercise_2_5
let request = self.http.get(step1::join(&self.base_url, path));
let response = request.send().await.map_err(ApiError::from_reqwest)?;
let status = response.status();
let headers = response.headers().clone();
let mut response = response;
let mut buffer = Vec::with_capacity(response.content_length().unwrap_or(0) as usize);
let body = loop {
    match response.chunk().await {
        Ok(Some(piece)) => buffer.extend_from_slice(&piece),
        Ok(None) => break Ok(bytes::Bytes::from(buffer)),
        Err(error) => break Err(error),
    }
};
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
