// Mistake: an error while reading the body is treated as its end.
// Caught by: exercise_1_connect_and_read::a_body_cut_off_is_an_error
// ANCHOR: exercise_3_1_body
let mut body = Vec::new();
loop {
    match tokio::time::timeout(self.config.read, response.chunk()).await {
        Ok(Ok(Some(piece))) => body.extend_from_slice(&piece),
        Ok(_) => return Ok(body.into()),
        Err(_) => {
            return Err(ApiError::timed_out(
                step2::Phase::Read,
                step2::Executed::Yes,
            ));
        }
    }
}
// ANCHOR_END: exercise_3_1_body
