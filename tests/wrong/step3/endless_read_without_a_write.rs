// Mistake: without a limit for read nothing watches the upload.
// Caught by: exercise_2_write::write_strikes_exactly_when_it_says
// ANCHOR: exercise_3_2
        if self.config.read == std::time::Duration::MAX {
            return self.send_head(builder.body(body)).await;
        }
        let (body, mut left) = crate::upload::observed(body);
        let sending = builder.body(body).send();
        tokio::pin!(sending);
        loop {
            let (phase, limit) = match *left.borrow_and_update() {
                0 => (step2::Phase::Read, self.config.read),
                _ => (step2::Phase::Write, self.config.write),
            };
            tokio::select! {
                answer = &mut sending => return answer.map_err(ApiError::from_reqwest),
                Ok(()) = left.changed() => {}
                () = tokio::time::sleep(limit) => {
                    return Err(ApiError::timed_out(phase, step2::Executed::Unknown));
                }
            }
        }
// ANCHOR_END: exercise_3_2
