// Mistake: the caller gets the service's last answer, even if the attempt after it broke.
// Caught by: exercise_6_retry::the_last_error_is_the_one_returned
// ANCHOR: exercise_4_6
        self.budget.deposit();
        let mut attempt = 0;
        let mut answer = None;
        loop {
            let error = match self.inner.send(request).await {
                Ok(reply) => return Ok(reply),
                Err(error) => error,
            };
            attempt += 1;
            let wait = self.decide(request, &error, attempt);
            match wait {
                Some(wait) => {
                    if error.status().is_some() { answer = Some(error); }
                    tokio::time::sleep(wait).await;
                }
                None if error.status().is_none() => return Err(answer.unwrap_or(error)),
                None => return Err(error),
            }
        }
// ANCHOR_END: exercise_4_6
