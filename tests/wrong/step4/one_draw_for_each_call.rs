// Mistake: the random number is drawn once for a call and not for each wait.
// Caught by: exercise_6_retry::each_wait_follows_from_its_own_failure_and_number
// ANCHOR: exercise_4_6
        self.budget.deposit();
        let path = request.path_for_log();
        let random = (self.random)();
        let mut attempt = 1;
        loop {
            let error = match self.inner.send(request).await {
                Ok(reply) => return Ok(reply),
                Err(error) => error,
            };
            let wait = self
                .config
                .wait(attempt - 1, random)
                .max(error.retry_after().unwrap_or_default());
            let end = tokio::time::Instant::now().checked_add(wait);
            let fits = end.is_some_and(|end| request.deadline.is_none_or(|deadline| end < deadline));
            let reason = if attempt >= self.config.max_attempts {
                "no attempt left"
            } else if !crate::may_retry(request, &error) {
                "no use"
            } else if !fits {
                "no time left"
            } else if !self.budget.withdraw() {
                "no budget left"
            } else {
                tracing::warn!(path, attempt, wait_ms = wait.as_millis() as u64, %error, "retry");
                tokio::time::sleep(wait).await;
                attempt += 1;
                continue;
            };
            tracing::warn!(path, attempts = attempt, reason, "gave up");
            return Err(error);
        }
// ANCHOR_END: exercise_4_6
// ANCHOR: exercise_4_6_decide
// ANCHOR_END: exercise_4_6_decide
