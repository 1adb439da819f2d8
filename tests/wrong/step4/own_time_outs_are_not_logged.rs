// Mistake: a pool time-out or a passed deadline of an inner layer is handed on without a log.
// Caught by: exercise_6_retry::giving_up_is_logged_whatever_the_error
// ANCHOR: exercise_4_6
        self.budget.deposit();
        let mut attempt = 0;
        
        loop {
            let error = match self.inner.send(request).await {
                Ok(reply) => return Ok(reply),
                Err(error) => error,
            };
            attempt += 1;
            if matches!(error, ApiError::Timeout { phase: step2::Phase::Pool | step2::Phase::Deadline, .. }) {
                return Err(error);
            }
            match self.decide(request, &error, attempt) {
                Some(wait) => tokio::time::sleep(wait).await,
                None => return Err(error),
            }
        }
// ANCHOR_END: exercise_4_6
