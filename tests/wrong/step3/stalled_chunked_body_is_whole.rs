// Mistake: a body without a length that stalls counts as whole.
// Caught by: exercise_1_connect_and_read::read_strikes_exactly_when_it_says
// ANCHOR: exercise_3_1_body
let mut body = Vec::new();
loop {
    match tokio::time::timeout(self.config.read, response.chunk()).await {
        Ok(Ok(Some(piece))) => body.extend_from_slice(&piece),
        Ok(Ok(None)) => return Ok(body.into()),
        Ok(Err(error)) => return Err(ApiError::from_reqwest(error)),
        Err(_) if response.content_length().is_none() => return Ok(body.into()),
        Err(_) => return Err(ApiError::timed_out(step2::Phase::Read, step2::Executed::Yes)),
    }
}
// ANCHOR_END: exercise_3_1_body
