// Mistake: `Retry-After` is looked at with a 503 and a 429, and not with the 502 of a gateway.
// Caught by: exercise_4_wait_after::retry_after_counts_whatever_the_status
// ANCHOR: exercise_4_4
let scheduled = self.config.wait(retry, random);
let status = error.status().map(|status| status.as_u16());
let asked_for = match status {
    Some(429 | 503) => error.retry_after().unwrap_or_default(),
    _ => Duration::ZERO,
};
let wait = scheduled.max(asked_for);
// A service may ask for more time than the clock can count.
let end = tokio::time::Instant::now().checked_add(wait)?;
match request.deadline {
    Some(deadline) if end >= deadline => None,
    _ => Some(wait),
}
// ANCHOR_END: exercise_4_4
