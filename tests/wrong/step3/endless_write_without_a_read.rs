// Mistake: after the upload the wait for the head has no end when write has none.
// Caught by: exercise_2_write::read_strikes_exactly_when_it_says_after_an_upload
// ANCHOR: exercise_3_2
        let (body, mut left) = crate::upload::observed(body);
        let sending = builder.body(body).send();
        tokio::pin!(sending);
        // Without a limit there is nothing to watch.
        if self.config.write == std::time::Duration::MAX {
            return sending.await.map_err(ApiError::from_reqwest);
        }
        while *left.borrow_and_update() > 0 {
            tokio::select! {
                answer = &mut sending => return answer.map_err(ApiError::from_reqwest),
                Ok(()) = left.changed() => {}
                () = tokio::time::sleep(self.config.write) => {
                    return Err(ApiError::timed_out(step2::Phase::Write, step2::Executed::Unknown));
                }
            }
        }
        match tokio::time::timeout(self.config.read, sending).await {
            Ok(answer) => answer.map_err(ApiError::from_reqwest),
            Err(_) => Err(ApiError::timed_out(step2::Phase::Read, step2::Executed::Unknown)),
        }
// ANCHOR_END: exercise_3_2
