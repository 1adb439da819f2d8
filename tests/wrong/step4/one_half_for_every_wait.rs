// Mistake: the random number that was drawn is not used, and every wait is one half of the longest.
// Caught by: exercise_4_wait_after::each_wait_draws_a_number_of_its_own
// ANCHOR: exercise_4_4
let _ = random;
let scheduled = self.config.wait(retry, 0.5);
let asked_for = error.retry_after().unwrap_or_default();
let wait = scheduled.max(asked_for);
let end = tokio::time::Instant::now().checked_add(wait)?;
match request.deadline {
    Some(deadline) if end >= deadline => None,
    _ => Some(wait),
}
// ANCHOR_END: exercise_4_4
