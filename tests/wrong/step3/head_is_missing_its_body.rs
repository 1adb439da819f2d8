// Mistake: a body must be as long as content-length says, even that of a HEAD.
// Caught by: exercise_1_connect_and_read::the_answer_to_a_head_tells_a_length_and_has_no_body
// ANCHOR: exercise_3_1_body
let mut body = Vec::new();
loop {
    match tokio::time::timeout(self.config.read, response.chunk()).await {
        Ok(Ok(Some(piece))) => body.extend_from_slice(&piece),
        Ok(Ok(None)) => {
            let promised = response.headers().get("content-length");
            let promised = promised.and_then(|length| length.to_str().ok()?.parse().ok());
            if promised.is_some_and(|promised: usize| promised != body.len()) {
                return Err(ApiError::Connection {
                    executed: step2::Executed::Yes,
                    cause: "the body is shorter than promised".into(),
                });
            }
            return Ok(body.into());
        }
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
