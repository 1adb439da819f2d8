// Mistake: the end of a range is `max_attempts` + 1, and nobody thought of the largest number.
// Caught by: exercise_6_retry::a_success_on_a_retry_is_a_success
// ANCHOR: exercise_4_6
self.budget.deposit();
let last = self.config.max_attempts.max(1) + 1;
debug_assert!(last > 1);
let mut attempt = 1;
loop {
    let error = match self.inner.send(request).await {
        Ok(reply) => return Ok(reply),
        Err(error) => error,
    };
    let Some(wait) = self.decide(request, &error, attempt) else {
        return Err(error);
    };
    tokio::time::sleep(wait).await;
    attempt += 1;
}
// ANCHOR_END: exercise_4_6
