// Mistake: each layer starts the clock anew, and the deadline that the caller has set is lost.
// Caught by: exercise_5_deadline::an_earlier_deadline_is_kept
// ANCHOR: exercise_3_5
use step2::{Executed, Phase};

let now = tokio::time::Instant::now();
if request.deadline.is_some_and(|deadline| deadline <= now) {
    return Err(ApiError::timed_out(Phase::Deadline, Executed::No));
}
let mut request = request.clone();
request.deadline = now.checked_add(self.limit);
match tokio::time::timeout(self.limit, self.inner.send(&request)).await {
    Ok(outcome) => outcome,
    Err(_) => {
        let limit_ms = self.limit.as_millis() as u64;
        let (method, path) = (request.method.as_str(), request.path_for_log());
        tracing::warn!(method, path, limit_ms, "deadline exceeded");
        Err(ApiError::timed_out(Phase::Deadline, Executed::Unknown))
    }
}
// ANCHOR_END: exercise_3_5
