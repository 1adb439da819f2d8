// Mistake: the error page is read with `?`: when it breaks off, the status and its Retry-After are lost.
// Caught by: exercise_5_reply::a_status_is_not_lost_when_its_page_breaks_off
// ANCHOR: exercise_2_5
let url = step1::join(&self.base_url, path);
let answer = async {
    let response = self.http.get(url).send().await?;
    let (status, headers) = (response.status(), response.headers().clone());
    let body = response.bytes().await?;
    Ok(Reply {
        status,
        headers,
        body,
    })
};
let reply = answer.await.map_err(ApiError::from_reqwest)?;
if reply.status.is_success() {
    return Ok(reply);
}
let now = std::time::SystemTime::now();
Err(ApiError::from_status(
    reply.status,
    crate::retry_after(&reply.headers, now),
))
// ANCHOR_END: exercise_2_5
