// Mistake: a connection that breaks while a part of the body is left is reported as a write time-out.
// Caught by: exercise_2_write::an_upload_that_fails_otherwise_is_no_time_out
// ANCHOR: exercise_3_2
        let (body, mut left) = crate::upload::observed(body);
        let sending = builder.body(body).send();
        tokio::pin!(sending);
        loop {
            let unsent = *left.borrow_and_update();
            let (phase, limit) = match unsent {
                0 => (step2::Phase::Read, self.config.read),
                _ => (step2::Phase::Write, self.config.write),
            };
            tokio::select! {
                answer = &mut sending => {
                    return answer.map_err(|error| match unsent > 0 && !error.is_connect() {
                        // It no longer takes what we send.
                        true => ApiError::Timeout {
                            phase,
                            executed: step2::Executed::Unknown,
                            cause: Some(error.without_url().into()),
                        },
                        false => ApiError::from_reqwest(error),
                    });
                }
                Ok(()) = left.changed() => {}
                () = tokio::time::sleep(limit) => {
                    return Err(ApiError::timed_out(phase, step2::Executed::Unknown));
                }
            }
        }
// ANCHOR_END: exercise_3_2
