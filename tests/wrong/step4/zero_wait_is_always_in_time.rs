// Mistake: a wait of zero is taken to be in time, at the deadline, too.
// Caught by: exercise_4_wait_after::a_wait_of_zero_must_end_before_the_deadline_too
// ANCHOR: exercise_4_4
let scheduled = self.config.wait(retry, random);
let asked_for = error.retry_after().unwrap_or_default();
let wait = scheduled.max(asked_for);
if wait.is_zero() {
    return Some(wait);
}
let end = tokio::time::Instant::now().checked_add(wait)?;
match request.deadline {
    Some(deadline) if end >= deadline => None,
    _ => Some(wait),
}
// ANCHOR_END: exercise_4_4
