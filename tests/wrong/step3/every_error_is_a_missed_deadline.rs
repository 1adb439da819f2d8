// Mistake: only a success is handed on; a 404 that came in time is reported as a missed deadline.
// Caught by: exercise_5_deadline::an_error_in_time_passes_unchanged
// ANCHOR: exercise_3_5
use step2::{Executed, Phase};

let now = tokio::time::Instant::now();
let own = now.checked_add(self.limit);
let mut request = request.clone();
request.deadline = request.deadline.into_iter().chain(own).min();
let Some(deadline) = request.deadline else {
    return self.inner.send(&request).await;
};
let mut executed = Executed::No;
if deadline > now {
    let work = self.inner.send(&request);
    if let Ok(Ok(reply)) = tokio::time::timeout_at(deadline, work).await {
        return Ok(reply);
    }
    executed = Executed::Unknown;
}
let limit_ms = self.limit.as_millis() as u64;
let (method, path) = (request.method.as_str(), request.path_for_log());
tracing::warn!(method, path, limit_ms, "deadline exceeded");
Err(ApiError::timed_out(Phase::Deadline, executed))
// ANCHOR_END: exercise_3_5
