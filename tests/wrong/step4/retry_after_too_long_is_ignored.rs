// Mistake: a `Retry-After` that ends after the deadline is ignored, and the service is asked too early instead.
// Caught by: exercise_4_wait_after::a_wait_that_ends_after_the_deadline_is_not_begun
// ANCHOR: exercise_4_4
let scheduled = self.config.wait(retry, random);
let now = tokio::time::Instant::now();
let fits = |wait: &Duration| match (request.deadline, now.checked_add(*wait)) {
    (Some(deadline), Some(end)) => end < deadline,
    (None, Some(_)) => true,
    (_, None) => false,
};
let asked_for = error.retry_after().filter(fits).unwrap_or_default();
Some(scheduled.max(asked_for)).filter(fits)
// ANCHOR_END: exercise_4_4
