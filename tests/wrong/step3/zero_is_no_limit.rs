// Mistake: a limit of zero is taken for no limit.
// Caught by: exercise_5_deadline::a_limit_of_zero_lets_nothing_through
// ANCHOR: exercise_3_5
use step2::{Executed, Phase};
let now = tokio::time::Instant::now();
let mut request = request.clone();
request.deadline = [request.deadline, if self.limit.is_zero() { None } else { now.checked_add(self.limit) }]
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
