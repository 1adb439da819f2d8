// Mistake: `Retry-After` is not looked at.
// Caught by: exercise_4_wait_after::retry_after_makes_a_wait_longer
// ANCHOR: exercise_4_4
let _ = error;
let scheduled = self.config.wait(retry, random);
let wait = scheduled;
let end = tokio::time::Instant::now().checked_add(wait)?;
match request.deadline {
    Some(deadline) if end >= deadline => None,
    _ => Some(wait),
}
// ANCHOR_END: exercise_4_4
