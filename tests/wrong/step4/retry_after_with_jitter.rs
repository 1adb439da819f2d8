// Mistake: jitter is applied to `Retry-After` too, so the retry comes before the moment that the service named.
// Caught by: exercise_4_wait_after::retry_after_is_not_shortened_by_jitter
// ANCHOR: exercise_4_4
let asked_for = error.retry_after().unwrap_or_default();
let mut wait = self.config.ceiling(retry).max(asked_for);
if self.config.jitter {
    wait = wait.mul_f64(random);
}
let end = tokio::time::Instant::now().checked_add(wait)?;
match request.deadline {
    Some(deadline) if end >= deadline => None,
    _ => Some(wait),
}
// ANCHOR_END: exercise_4_4
