// Mistake: the request is made anew for the deadline, without the idempotency key.
// Caught by: exercise_5_deadline::request_and_outcome_are_handed_on_unchanged
// ANCHOR: exercise_3_5
use step2::{Executed, Phase};
let now = tokio::time::Instant::now();
let mut request = request.clone();
request.idempotency_key = None;
request.deadline = [request.deadline, now.checked_add(self.limit)]
    .into_iter()
    .flatten()
    .min();
let Some(deadline) = request.deadline else {
    return self.inner.send(&request).await;
};
let executed = if deadline <= now {
    Executed::No
} else {
    let work = self.inner.send(&request);
    match tokio::time::timeout_at(deadline, work).await {
        Ok(outcome) => return outcome,
        Err(_) => Executed::Unknown,
    }
};
tracing::warn!(
    method = request.method.as_str(),
    path = request.path_for_log(),
    limit_ms = (deadline - now).as_millis() as u64,
    "deadline exceeded"
);
Err(ApiError::timed_out(Phase::Deadline, executed))
// ANCHOR_END: exercise_3_5
