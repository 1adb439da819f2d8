// Mistake: a body above 4 MiB is cut off and counts as whole.
// Caught by: exercise_1_connect_and_read::a_large_body_arrives_byte_for_byte
// ANCHOR: exercise_3_1_body
let mut body = Vec::new();
loop {
    match tokio::time::timeout(self.config.read, response.chunk()).await {
        Ok(Ok(Some(piece))) => {
            body.extend_from_slice(&piece);
            if body.len() >= 4 << 20 {
                return Ok(body.into());
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
