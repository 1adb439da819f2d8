// Mistake: the second retry of a call, and each one after it, leaves the last one in the account for other calls.
// Caught by: exercise_6_retry::many_attempts_are_made_if_many_are_configured
// ANCHOR: exercise_4_6_decide
impl<T: Transport> Retry<T> {
    /// The wait before the next attempt, now that number `attempt` has failed;
    /// `None` if there is no next attempt. Either way the decision is logged.
    fn decide(&self, request: &Request, error: &ApiError, attempt: u32) -> Option<Duration> {
        let path = request.path_for_log();
        match self.allowed(request, error, attempt) {
            Ok(wait) => {
                let wait_ms = wait.as_millis() as u64;
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
        if attempt > 1 && self.budget.available() < 2 || !self.budget.withdraw() {
            return Err("no budget left");
        }
        Ok(wait)
    }
}
// ANCHOR_END: exercise_4_6_decide
