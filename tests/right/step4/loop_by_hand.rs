// Right: a hand-written loop instead of tokio-retry.
// ANCHOR: exercise_4_6
self.budget.deposit();
let path = request.path_for_log();
let mut attempt = 0;
loop {
    let error = match self.inner.send(request).await {
        Ok(reply) => return Ok(reply),
        Err(error) => error,
    };
    attempt += 1;
    let mut reason = "no budget left";
    if attempt >= self.config.max_attempts {
        reason = "no attempt left";
    } else if !crate::may_retry(request, &error) {
        reason = "would not help or is not safe";
    } else if let Some(wait) = self.wait_after(request, &error, attempt - 1) {
        if self.budget.withdraw() {
            let wait_ms = wait.as_millis() as u64;
            tracing::warn!(path, attempt, wait_ms, %error, "retry");
            tokio::time::sleep(wait).await;
            continue;
        }
    } else {
        reason = "no time left";
    }
    tracing::warn!(path, attempts = attempt, reason, "gave up");
    return Err(error);
}
// ANCHOR_END: exercise_4_6
// ANCHOR: exercise_4_6_decide
// ANCHOR_END: exercise_4_6_decide
