// Mistake: the end of the wait is computed with `+`, which panics when the service asks for too much.
// Caught by: exercise_4_wait_after::an_absurd_retry_after_does_not_panic
// ANCHOR: exercise_4_4
let scheduled = self.config.wait(retry, random);
let asked_for = error.retry_after().unwrap_or_default();
let wait = scheduled.max(asked_for);
let end = tokio::time::Instant::now() + wait;
match request.deadline {
    Some(deadline) if end >= deadline => None,
    _ => Some(wait),
}
// ANCHOR_END: exercise_4_4
