// Mistake: without a deadline, the call waits for a moment that never comes.
// Caught by: exercise_4_wait_after::an_absurd_retry_after_does_not_panic
// ANCHOR: exercise_4_4
let scheduled = self.config.wait(retry, random);
let asked_for = error.retry_after().unwrap_or_default();
let wait = scheduled.max(asked_for);
// A service may ask for more time than the clock can count.
let Some(end) = tokio::time::Instant::now().checked_add(wait) else {
    return request.deadline.is_none().then_some(wait);
};
match request.deadline {
    Some(deadline) if end >= deadline => None,
    _ => Some(wait),
}
// ANCHOR_END: exercise_4_4
