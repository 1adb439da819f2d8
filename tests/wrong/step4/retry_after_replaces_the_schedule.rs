// Mistake: `Retry-After` replaces the schedule, so a zero in it means no wait at all.
// Caught by: exercise_4_wait_after::retry_after_makes_no_wait_shorter
// ANCHOR: exercise_4_4
let scheduled = self.config.wait(retry, random);
let wait = error.retry_after().unwrap_or(scheduled);
let end = tokio::time::Instant::now().checked_add(wait)?;
match request.deadline {
    Some(deadline) if end >= deadline => None,
    _ => Some(wait),
}
// ANCHOR_END: exercise_4_4
