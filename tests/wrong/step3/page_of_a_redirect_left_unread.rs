// Mistake: the page of a redirect is not read, so its connection is thrown away.
// Caught by: exercise_1_connect_and_read::the_page_of_an_error_is_read_so_that_its_connection_can_be_used_again
// ANCHOR: exercise_3_1_body
if response.status().is_redirection() { return Ok(Bytes::new()); }
let mut body = Vec::new();
loop {
    match tokio::time::timeout(self.config.read, response.chunk()).await {
        Ok(Ok(Some(piece))) => body.extend_from_slice(&piece),
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
