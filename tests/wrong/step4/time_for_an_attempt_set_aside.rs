// Mistake: a tenth of a second is set aside for the attempt, and calls are given up that need less.
// Caught by: exercise_4_wait_after::a_wait_must_end_before_the_deadline_by_no_matter_how_little
// ANCHOR: exercise_4_4
let scheduled = self.config.wait(retry, random);
let asked_for = error.retry_after().unwrap_or_default();
let wait = scheduled.max(asked_for);
// A service may ask for more time than the clock can count.
let end = tokio::time::Instant::now().checked_add(wait)?;
match request.deadline {
    Some(deadline) if end + Duration::from_millis(100) >= deadline => None,
    _ => Some(wait),
}
// ANCHOR_END: exercise_4_4
