// Mistake: it is looked whether the longest wait would fit, instead of the one that was drawn.
// Caught by: exercise_4_wait_after::it_is_the_wait_that_must_fit_and_not_its_ceiling
// ANCHOR: exercise_4_4
let scheduled = self.config.wait(retry, random);
let asked_for = error.retry_after().unwrap_or_default();
let wait = scheduled.max(asked_for);
// A service may ask for more time than the clock can count.
let end = tokio::time::Instant::now().checked_add(asked_for.max(self.config.ceiling(retry)))?;
match request.deadline {
    Some(deadline) if end >= deadline => None,
    _ => Some(wait),
}
// ANCHOR_END: exercise_4_4
