// Mistake: each answer of the service is limited to 10 MiB, as is usual: more is a broken connection.
// Caught by: exercise_1_connect_and_read::a_large_body_arrives_byte_for_byte
// ANCHOR: exercise_3_1_body
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
            if body.len() > 10 * 1024 * 1024 {
                return Err(ApiError::InvalidReply { cause: "the body is too long".into() });
            }
        }
// ANCHOR_END: exercise_3_1_body
