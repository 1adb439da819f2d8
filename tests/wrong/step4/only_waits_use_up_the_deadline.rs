// Mistake: of the time that is left only the waits are subtracted and not what the attempts took.
// Caught by: exercise_6_retry::the_time_that_attempts_took_is_gone
// ANCHOR: exercise_4_6
        self.budget.deposit();
        let path = request.path_for_log();
        let mut attempt: u32 = 1;
        let begun = tokio::time::Instant::now();
        let mut waited = std::time::Duration::ZERO;
        loop {
            let error = match self.inner.send(request).await {
                Ok(reply) => return Ok(reply),
                Err(error) => error,
            };
            #[allow(unused_variables)]
            let now = tokio::time::Instant::now();
            let wait = self.config.wait(attempt - 1, (self.random)()).max(error.retry_after().unwrap_or_default()); waited = waited.saturating_add(wait);
            let reason = if attempt >= self.config.max_attempts {
                "no attempt left"
            } else if !crate::may_retry(request, &error) {
                "no use"
            } else if !begun.checked_add(waited).is_some_and(|end| request.deadline.is_none_or(|deadline| end < deadline)) {
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
