// Mistake: the loop begins a wait that the clock cannot count.
// Caught by: exercise_6_retry::a_wait_that_no_clock_can_count_is_not_begun
// ANCHOR: exercise_4_6
        self.budget.deposit();
        let path = request.path_for_log();
        let mut attempt: u32 = 1;
        #[allow(unused_mut, unused_variables, unused_assignments)]
        let mut longest = std::time::Duration::ZERO;
        loop {
            let error = match self.inner.send(request).await {
                Ok(reply) => return Ok(reply),
                Err(error) => error,
            };
            let now = tokio::time::Instant::now();
            let wait = self.config.wait(attempt - 1, (self.random)()).max(error.retry_after().unwrap_or_default());
            let reason = if attempt >= self.config.max_attempts {
                "no attempt left"
            } else if !crate::may_retry(request, &error) {
                "no use"
            } else if !request.deadline.is_none_or(|deadline| wait < deadline.saturating_duration_since(now)) {
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
