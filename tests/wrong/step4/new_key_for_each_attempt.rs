// Mistake: each attempt gets a key of its own, so the service takes it for another order.
// Caught by: exercise_6_retry::an_order_with_a_key_is_sent_again_with_the_same_key
// Also caught by: exercise_6_retry::an_order_with_a_key_is_placed_once
// ANCHOR: exercise_4_6
self.budget.deposit();
let path = request.path_for_log();
let mut attempt = 1;
loop {
    let mut sent = request.clone();
    if sent.idempotency_key.is_some() {
        sent.idempotency_key = Some(rand::random::<u64>().to_string());
    }
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
