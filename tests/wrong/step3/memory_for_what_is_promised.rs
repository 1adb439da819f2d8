// Mistake: as much memory is taken as the answer promises to need.
// Caught by: exercise_1_connect_and_read::an_absurd_length_is_an_error_and_no_panic
// ANCHOR: exercise_3_1_body
let mut body = Vec::with_capacity(response.content_length().unwrap_or(0) as usize);
loop {
    match tokio::time::timeout(self.config.read, response.chunk()).await {
        Ok(Ok(Some(piece))) => body.extend_from_slice(&piece),
        Ok(Ok(None)) => return Ok(body.into()),
        Ok(Err(error)) => return Err(ApiError::from_reqwest(error)),
        Err(_) => return Err(ApiError::timed_out(step2::Phase::Read, step2::Executed::Yes)),
    }
}
// ANCHOR_END: exercise_3_1_body
