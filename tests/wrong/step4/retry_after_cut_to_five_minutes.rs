// Mistake: whatever the service asks for, no wait is longer than five minutes.
// Caught by: exercise_4_wait_after::retry_after_has_no_limit_but_the_deadline
// ANCHOR: exercise_4_4
let scheduled = self.config.wait(retry, random);
let asked_for = error
    .retry_after()
    .unwrap_or_default()
    .min(Duration::from_secs(300));
let wait = scheduled.max(asked_for);
// A service may ask for more time than the clock can count.
let end = tokio::time::Instant::now().checked_add(wait)?;
match request.deadline {
    Some(deadline) if end >= deadline => None,
    _ => Some(wait),
}
// ANCHOR_END: exercise_4_4
