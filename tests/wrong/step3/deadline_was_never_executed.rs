// Mistake: work that was stopped half-way is reported as work that was never begun.
// Caught by: exercise_5_deadline::the_call_ends_at_the_deadline
// ANCHOR: exercise_3_5
use step2::{Executed, Phase};

let now = tokio::time::Instant::now();
let own = now.checked_add(self.limit);
let mut request = request.clone();
request.deadline = request.deadline.into_iter().chain(own).min();
let Some(deadline) = request.deadline else {
    return self.inner.send(&request).await;
};
if deadline > now {
    let work = self.inner.send(&request);
    if let Ok(outcome) = tokio::time::timeout_at(deadline, work).await {
        return outcome;
    }
}
let limit_ms = self.limit.as_millis() as u64;
let (method, path) = (request.method.as_str(), request.path_for_log());
tracing::warn!(method, path, limit_ms, "deadline exceeded");
Err(ApiError::timed_out(Phase::Deadline, Executed::No))
// ANCHOR_END: exercise_3_5
