// Mistake: with retries switched off nobody gives up, so nothing is logged.
// Caught by: exercise_6_retry::giving_up_is_logged_whatever_the_error
// ANCHOR: exercise_4_6
        self.budget.deposit();
        if self.config.max_attempts <= 1 { return self.inner.send(request).await; }
        let mut attempt = 0;
        loop {
            let error = match self.inner.send(request).await {
                Ok(reply) => return Ok(reply),
                Err(error) => error,
            };
            attempt += 1;
            
            match self.decide(request, &error, attempt) {
                Some(wait) => tokio::time::sleep(wait).await,
                None => return Err(error),
            }
        }
// ANCHOR_END: exercise_4_6
