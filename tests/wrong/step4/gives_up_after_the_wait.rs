// Mistake: the deadline is looked at again after the wait, and the attempt that was paid for is not made.
// Caught by: exercise_6_retry::a_wait_that_fits_is_followed_by_an_attempt
// ANCHOR: exercise_4_6
        self.budget.deposit();
        let mut attempt = 0;
        
        loop {
            let error = match self.inner.send(request).await {
                Ok(reply) => return Ok(reply),
                Err(error) => error,
            };
            attempt += 1;
            let Some(wait) = self.decide(request, &error, attempt) else { return Err(error) };
            let wake = tokio::time::Instant::now() + wait;
            tokio::time::sleep_until(wake).await;
            // Less than a wait is left: not enough for an attempt.
            if request.deadline.is_some_and(|end| end.saturating_duration_since(wake) < wait) {
                return Err(error);
            }
        }
// ANCHOR_END: exercise_4_6
