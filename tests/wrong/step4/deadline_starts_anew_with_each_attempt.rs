// Mistake: each attempt gets as much time as the whole call had.
// Caught by: exercise_6_retry::every_attempt_knows_the_deadline
// ANCHOR: exercise_4_6
self.budget.deposit();
let path = request.path_for_log();
let mut attempt = 1;
let now = tokio::time::Instant::now;
let limit = request.deadline.map(|deadline| deadline - now());
loop {
    let mut sent = request.clone();
    sent.deadline = limit.map(|limit| now() + limit);
    let error = match self.inner.send(&sent).await {
        Ok(reply) => return Ok(reply),
        Err(error) => error,
    };
    let wait = self
        .wait_after(request, &error, attempt - 1)
        .filter(|_| attempt < self.config.max_attempts)
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
