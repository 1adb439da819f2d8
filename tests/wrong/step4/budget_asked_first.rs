// Mistake: the budget is asked before all else, so retries that never happen are paid for.
// Caught by: exercise_6_retry::only_a_retry_that_happens_is_paid_for
// Also caught by: exercise_6_retry::what_the_client_refused_itself_is_neither_retried_nor_paid_for
// ANCHOR: exercise_4_6
self.budget.deposit();
let path = request.path_for_log();
let mut attempt = 1;
loop {
    let error = match self.inner.send(request).await {
        Ok(reply) => return Ok(reply),
        Err(error) => error,
    };
    let wait = self
        .wait_after(request, &error, attempt - 1)
        .filter(|_| self.budget.withdraw())
        .filter(|_| attempt < self.config.max_attempts)
        .filter(|_| crate::may_retry(request, &error));
    let Some(wait) = wait else {
        let reason = "not allowed";
        tracing::warn!(path, attempts = attempt, reason, "gave up");
        return Err(error);
    };
    let wait_ms = wait.as_millis() as u64;
    tracing::warn!(path, attempt, wait_ms, %error, "retry");
    tokio::time::sleep(wait).await;
    attempt += 1;
}
// ANCHOR_END: exercise_4_6
// ANCHOR: exercise_4_6_decide
// ANCHOR_END: exercise_4_6_decide
