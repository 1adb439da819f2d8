// Mistake: now plus the largest duration there is does not fit, and the sum panics.
// Caught by: exercise_5_deadline::an_endless_limit_does_not_panic
// ANCHOR: exercise_3_5
use step2::{Executed, Phase};

let now = tokio::time::Instant::now();
let own = now + self.limit;
let deadline = request.deadline.map_or(own, |earlier| earlier.min(own));
let mut request = request.clone();
request.deadline = Some(deadline);
let mut executed = Executed::No;
if deadline > now {
    let work = self.inner.send(&request);
    match tokio::time::timeout_at(deadline, work).await {
        Ok(outcome) => return outcome,
        Err(_) => executed = Executed::Unknown,
    }
}
let limit_ms = self.limit.as_millis() as u64;
let (method, path) = (request.method.as_str(), request.path_for_log());
tracing::warn!(method, path, limit_ms, "deadline exceeded");
Err(ApiError::timed_out(Phase::Deadline, executed))
// ANCHOR_END: exercise_3_5
