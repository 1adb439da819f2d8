// Right: the body is read piece by piece, and a body that breaks off is reported before its status.
// ANCHOR: exercise_2_5
let url = step1::join(&self.base_url, path);
let mut response = self
    .http
    .get(url)
    .send()
    .await
    .map_err(ApiError::from_reqwest)?;
let mut body = Vec::new();
while let Some(piece) = response.chunk().await.map_err(ApiError::from_reqwest)? {
    body.extend_from_slice(&piece);
}
let (status, headers) = (response.status(), response.headers().to_owned());
match status.is_success() {
    true => Ok(Reply {
        status,
        headers,
        body: body.into(),
    }),
    false => {
        let now = std::time::SystemTime::now();
        Err(ApiError::from_status(
            status,
            crate::retry_after(&headers, now),
        ))
    }
}
// ANCHOR_END: exercise_2_5
