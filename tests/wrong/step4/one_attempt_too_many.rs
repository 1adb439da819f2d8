// Mistake: `max_attempts` is read as the number of retries, so there is one attempt too many.
// Caught by: exercise_6_retry::attempts_include_the_first
// Also caught by: exercise_6_retry::retries_use_one_connection
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
        .filter(|_| attempt <= self.config.max_attempts)
        .filter(|_| crate::may_retry(request, &error))
        .filter(|_| self.budget.withdraw());
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
