// Mistake: `retry` counts from 0 already, and one more makes every wait a step too long.
// Caught by: exercise_4_wait_after::without_retry_after_the_schedule_decides
// ANCHOR: exercise_4_4
let scheduled = self.config.wait(retry.saturating_add(1), random);
let asked_for = error.retry_after().unwrap_or_default();
let wait = scheduled.max(asked_for);
let end = tokio::time::Instant::now().checked_add(wait)?;
match request.deadline {
    Some(deadline) if end >= deadline => None,
    _ => Some(wait),
}
// ANCHOR_END: exercise_4_4
