// Mistake: the wait is logged with a fraction.
// Caught by: exercise_6_retry::the_wait_in_the_log_is_the_one_that_is_waited
// Also caught by: exercise_6_retry::each_retry_is_logged_and_so_is_giving_up
// ANCHOR: exercise_4_6_decide
impl<T: Transport> Retry<T> {
    /// The wait before the next attempt, now that number `attempt` has failed;
    /// `None` if there is no next attempt. Either way the decision is logged.
    fn decide(&self, request: &Request, error: &ApiError, attempt: u32) -> Option<Duration> {
        let path = request.path_for_log();
        match self.allowed(request, error, attempt) {
            Ok(wait) => {
                let wait_ms = wait.as_secs_f64() * 1000.0;
                tracing::warn!(path, attempt, wait_ms, %error, "retry");
                Some(wait)
            }
            Err(reason) => {
                tracing::warn!(path, attempts = attempt, reason, "gave up");
                None
            }
        }
    }

    /// All conditions, the budget last: only a retry that happens is paid for.
    fn allowed(
        &self,
        request: &Request,
        error: &ApiError,
        attempt: u32,
    ) -> Result<Duration, &'static str> {
        if attempt >= self.config.max_attempts {
            return Err("no attempt left");
        }
        if !error.is_retryable() {
            return Err("would not help");
        }
        if !crate::may_retry(request, error) {
            return Err("not safe to repeat");
        }
        let wait = self.wait_after(request, error, attempt - 1);
        let wait = wait.ok_or("no time left")?;
        if !self.budget.withdraw() {
            return Err("no budget left");
        }
        Ok(wait)
    }
}
// ANCHOR_END: exercise_4_6_decide
