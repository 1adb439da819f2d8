// Mistake: each piece adds its whole time to the deadline of the next one, so time is saved up.
// Caught by: exercise_1_connect_and_read::read_strikes_exactly_when_it_says
// ANCHOR: exercise_3_1_body
let mut body = Vec::new();
let mut until = tokio::time::Instant::now() + self.config.read;
loop {
    match tokio::time::timeout_at(until, response.chunk()).await {
        Ok(Ok(Some(piece))) => { body.extend_from_slice(&piece); until += self.config.read; }
        Ok(Ok(None)) => return Ok(body.into()),
        Ok(Err(error)) => return Err(ApiError::from_reqwest(error)),
        Err(_) => return Err(ApiError::timed_out(step2::Phase::Read, step2::Executed::Yes)),
    }
}
// ANCHOR_END: exercise_3_1_body
