// Mistake: what the service asked for is cut to whole seconds.
// Caught by: exercise_4_wait_after::retry_after_makes_a_wait_longer
// ANCHOR: exercise_4_4
let scheduled = self.config.wait(retry, random);
let asked_for = error.retry_after().unwrap_or_default();
let wait = scheduled.max(Duration::from_secs(asked_for.as_secs()));
let end = tokio::time::Instant::now().checked_add(wait)?;
match request.deadline {
    Some(deadline) if end >= deadline => None,
    _ => Some(wait),
}
// ANCHOR_END: exercise_4_4
