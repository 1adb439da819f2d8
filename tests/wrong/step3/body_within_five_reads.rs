// Mistake: a body as a whole must arrive within five times the read time-out.
// Caught by: exercise_1_connect_and_read::a_long_but_steady_download_is_not_cut_off
// ANCHOR: exercise_3_1_body
let mut body = Vec::new();
let start = tokio::time::Instant::now();
loop {
    match tokio::time::timeout(self.config.read, response.chunk()).await {
        Ok(Ok(Some(piece))) => {
            body.extend_from_slice(&piece);
            if start.elapsed() > self.config.read.saturating_mul(5) {
                return Err(ApiError::timed_out(step2::Phase::Read, step2::Executed::Yes));
            }
        }
        Ok(Ok(None)) => return Ok(body.into()),
        Ok(Err(error)) => return Err(ApiError::from_reqwest(error)),
        Err(_) => {
            return Err(ApiError::timed_out(
                step2::Phase::Read,
                step2::Executed::Yes,
            ));
        }
    }
}
// ANCHOR_END: exercise_3_1_body
