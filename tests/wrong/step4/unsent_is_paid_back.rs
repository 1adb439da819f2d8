// Mistake: a retry after a refused connection is paid back into the budget.
// Caught by: exercise_6_retry::a_call_pays_in_once_whatever_comes_of_it
// ANCHOR: exercise_4_6
self.budget.deposit();
let path = request.path_for_log();
let mut attempt = 0;

loop {
    attempt += 1;
    let error = match self.inner.send(request).await {
        Ok(reply) => return Ok(reply),
        Err(error) => error,
    };
    if attempt >= self.config.max_attempts {
        tracing::warn!(path, attempts = attempt, reason = "no attempt left", "gave up");
        return Err(error);
    }
    if !error.is_retryable() {
        tracing::warn!(path, attempts = attempt, reason = "would not help", "gave up");
        return Err(error);
    }
    if !crate::may_retry(request, &error) {
        tracing::warn!(path, attempts = attempt, reason = "not safe to repeat", "gave up");
        return Err(error);
    }
    
    let Some(wait) = self.wait_after(request, &error, attempt - 1) else {
        tracing::warn!(path, attempts = attempt, reason = "no time left", "gave up");
        return Err(error);
    };
    
    if !self.budget.withdraw() {
        tracing::warn!(path, attempts = attempt, reason = "no budget left", "gave up");
        return Err(error);
    }
    let wait_ms = wait.as_millis() as u64;
    tracing::warn!(path, attempt, wait_ms, %error, "retry");
    tokio::time::sleep(wait).await;
    if error.executed() == step2::Executed::No { self.budget.deposit(); }
}
// ANCHOR_END: exercise_4_6
// ANCHOR: exercise_4_6_decide

// ANCHOR_END: exercise_4_6_decide
