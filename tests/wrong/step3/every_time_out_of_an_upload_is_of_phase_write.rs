// Mistake: a time-out that reqwest notices while it connects is reported as one of the upload.
// Caught by: exercise_2_write::an_upload_that_finds_no_connection_is_a_connect_time_out
// ANCHOR: exercise_3_2
        let (body, mut left) = crate::upload::observed(body);
        let sending = builder.body(body).send();
        tokio::pin!(sending);
        loop {
            let (phase, limit) = match *left.borrow_and_update() {
                0 => (step2::Phase::Read, self.config.read),
                _ => (step2::Phase::Write, self.config.write),
            };
            let timed_out = || ApiError::timed_out(phase, step2::Executed::Unknown);
            tokio::select! {
                answer = &mut sending => {
                    return answer.map_err(|error| match error.is_timeout() {
                        true => timed_out(),
                        false => ApiError::from_reqwest(error),
                    });
                }
                Ok(()) = left.changed() => {}
                () = tokio::time::sleep(limit) => return Err(timed_out()),
            }
        }
// ANCHOR_END: exercise_3_2
