// Mistake: a deadline that the request has already is kept, even when it is the later one.
// Caught by: exercise_5_deadline::a_later_deadline_does_not_make_a_call_longer
// ANCHOR: exercise_3_5
use step2::{Executed, Phase};

let now = tokio::time::Instant::now();
let mut request = request.clone();
request.deadline = request.deadline.or(now.checked_add(self.limit));
let Some(deadline) = request.deadline else {
    return self.inner.send(&request).await;
};
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
