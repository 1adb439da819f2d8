// Mistake: the next attempt is made at once.
// Caught by: exercise_6_retry::the_waits_are_those_of_the_schedule_and_none_follows_the_last_failure
// Also caught by: exercise_6_retry::two_calls_do_not_wait_alike
// Also caught by: exercise_6_retry::a_dropped_call_stops
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
    attempt += 1;
}
// ANCHOR_END: exercise_4_6
// ANCHOR: exercise_4_6_decide
// ANCHOR_END: exercise_4_6_decide
