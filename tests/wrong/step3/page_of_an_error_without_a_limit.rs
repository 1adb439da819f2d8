// Mistake: the page of an error is read to its end, however long that takes.
// Caught by: exercise_1_connect_and_read::the_page_of_an_error_may_not_stall_for_ever_either
// ANCHOR: exercise_3_1_body
let mut body = Vec::new();
if !response.status().is_success() { while let Ok(Some(_)) = response.chunk().await {} return Ok(Bytes::new()); }
loop {
    match tokio::time::timeout(self.config.read, response.chunk()).await {
        Ok(Ok(Some(piece))) => body.extend_from_slice(&piece),
        Ok(Ok(None)) => return Ok(body.into()),
        Ok(Err(error)) => return Err(ApiError::from_reqwest(error)),
        Err(_) => return Err(ApiError::timed_out(step2::Phase::Read, step2::Executed::Yes)),
    }
}
// ANCHOR_END: exercise_3_1_body
