// Mistake: the deadline is written into the request, and nobody ends the call when it comes.
// Caught by: exercise_5_deadline::the_call_ends_at_the_deadline
// Also caught by: exercise_5_deadline::the_work_is_stopped_and_not_only_left_alone
// Also caught by: exercise_5_deadline::a_dripping_body_is_cut_off_on_the_wire_too
// ANCHOR: exercise_3_5
use step2::{Executed, Phase};

let now = tokio::time::Instant::now();
let mut request = request.clone();
let own = now.checked_add(self.limit);
request.deadline = request.deadline.into_iter().chain(own).min();
if request.deadline.is_some_and(|deadline| deadline <= now) {
    let limit_ms = self.limit.as_millis() as u64;
    let (method, path) = (request.method.as_str(), request.path_for_log());
    tracing::warn!(method, path, limit_ms, "deadline exceeded");
    return Err(ApiError::timed_out(Phase::Deadline, Executed::No));
}
self.inner.send(&request).await
// ANCHOR_END: exercise_3_5
