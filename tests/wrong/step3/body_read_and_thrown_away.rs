// Mistake: the body is read to its end, piece by piece, and no piece is kept.
// Caught by: exercise_1_connect_and_read::a_whole_answer_arrives
// ANCHOR: exercise_3_1_body
let body = Bytes::new();
loop {
    match tokio::time::timeout(self.config.read, response.chunk()).await {
        Ok(Ok(Some(_))) => {}
        Ok(Ok(None)) => return Ok(body),
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
