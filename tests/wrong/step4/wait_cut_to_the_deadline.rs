// Mistake: a wait that is too long is cut short, and the retry comes at the deadline itself.
// Caught by: exercise_4_wait_after::a_wait_that_ends_after_the_deadline_is_not_begun
// ANCHOR: exercise_4_4
let scheduled = self.config.wait(retry, random);
let asked_for = error.retry_after().unwrap_or_default();
let wait = scheduled.max(asked_for);
let now = tokio::time::Instant::now();
match request.deadline {
    Some(deadline) => Some(wait.min(deadline.saturating_duration_since(now))),
    None => Some(wait),
}
// ANCHOR_END: exercise_4_4
