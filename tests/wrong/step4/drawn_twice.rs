// Mistake: one random wait decides, another one is logged and waited.
// Caught by: exercise_6_retry::the_wait_that_was_decided_on_is_the_one_that_is_waited
// ANCHOR: exercise_4_6
self.budget.deposit();
let path = request.path_for_log();
let mut attempt = 1;
loop {
    let error = match self.inner.send(request).await {
        Ok(reply) => return Ok(reply),
        Err(error) => error,
    };
    let reason = if attempt >= self.config.max_attempts {
        "no attempt left"
    } else if !error.is_retryable() {
        "would not help"
    } else if !crate::may_retry(request, &error) {
        "not safe to repeat"
    } else if self.wait_after(request, &error, attempt - 1).is_none() {
        "no time left"
    } else if !self.budget.withdraw() {
        "no budget left"
    } else {
        let wait = self.wait_after(request, &error, attempt - 1);
        let wait = wait.unwrap_or_default();
        let wait_ms = wait.as_millis() as u64;
        tracing::warn!(path, attempt, wait_ms, %error, "retry");
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
