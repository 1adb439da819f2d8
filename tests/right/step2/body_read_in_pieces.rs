// Right: the body is read piece by piece, and what broke is kept until the status has been looked at.
// ANCHOR: exercise_2_5
let url = step1::join(&self.base_url, path);
let mut response = self
    .http
    .get(url)
    .send()
    .await
    .map_err(ApiError::from_reqwest)?;
let mut body = Vec::new();
let broken = loop {
    match response.chunk().await {
        Ok(Some(piece)) => body.extend_from_slice(&piece),
        Ok(None) => break None,
        Err(error) => break Some(error),
    }
};
let (status, headers) = (response.status(), response.headers().to_owned());
match (status.is_success(), broken) {
    (true, Some(error)) => Err(ApiError::from_reqwest(error)),
    (true, None) => Ok(Reply {
        status,
        headers,
        body: body.into(),
    }),
    (false, _) => {
        let now = std::time::SystemTime::now();
        Err(ApiError::from_status(
            status,
            crate::retry_after(&headers, now),
        ))
    }
}
// ANCHOR_END: exercise_2_5
