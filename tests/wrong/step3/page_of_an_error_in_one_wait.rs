// Mistake: the page of an error must be there within one read, however steadily it comes, so its connection is lost.
// Caught by: exercise_1_connect_and_read::a_long_but_steady_download_is_not_cut_off
// ANCHOR: exercise_3_1_body
        let failed = !response.status().is_success();
        let start = tokio::time::Instant::now();
        let mut body = Vec::new();
        loop {
            let limit = match failed {
                // Only the connection is at stake: no more than one read for all of it.
                true => self.config.read.saturating_sub(start.elapsed()),
                false => self.config.read,
            };
            match tokio::time::timeout(limit, response.chunk()).await {
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
