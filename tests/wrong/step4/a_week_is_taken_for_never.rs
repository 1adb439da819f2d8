// Mistake: a wait of more than a week is taken for one that never ends.
// Caught by: exercise_4_wait_after::retry_after_has_no_limit_but_the_deadline
// ANCHOR: exercise_4_4
let scheduled = self.config.wait(retry, random);
let asked_for = error.retry_after().unwrap_or_default();
let wait = scheduled.max(asked_for);
if wait > Duration::from_secs(7 * 86_400) {
    return None;
}
let end = tokio::time::Instant::now().checked_add(wait)?;
match request.deadline {
    Some(deadline) if end >= deadline => None,
    _ => Some(wait),
}
// ANCHOR_END: exercise_4_4
