// Mistake: a call whose deadline has passed is still begun, because the work is polled first.
// Caught by: exercise_5_deadline::nothing_is_sent_after_the_deadline
// ANCHOR: exercise_3_5
use step2::{Executed, Phase};

let own = tokio::time::Instant::now().checked_add(self.limit);
let mut request = request.clone();
request.deadline = request.deadline.into_iter().chain(own).min();
let Some(deadline) = request.deadline else {
    return self.inner.send(&request).await;
};
match tokio::time::timeout_at(deadline, self.inner.send(&request)).await {
    Ok(outcome) => outcome,
    Err(_) => {
        let limit_ms = self.limit.as_millis() as u64;
        let (method, path) = (request.method.as_str(), request.path_for_log());
        tracing::warn!(method, path, limit_ms, "deadline exceeded");
        Err(ApiError::timed_out(Phase::Deadline, Executed::Unknown))
    }
}
// ANCHOR_END: exercise_3_5
