// Mistake: of two headers with the same name one is lost.
// Caught by: exercise_5_reply::status_headers_and_body_are_handed_on_as_they_came
// ANCHOR: exercise_2_5
let request = self.http.get(step1::join(&self.base_url, path));
let response = request.send().await.map_err(ApiError::from_reqwest)?;
let status = response.status();
let mut headers = reqwest::header::HeaderMap::new();
for (name, value) in response.headers() { headers.insert(name.clone(), value.clone()); }
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
