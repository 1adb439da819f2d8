// Mistake: a missed deadline is an error like any other, and leaves no line in the log.
// Caught by: exercise_5_deadline::a_missed_deadline_is_logged
// ANCHOR: exercise_3_5
use step2::{Executed, Phase};

let now = tokio::time::Instant::now();
let own = now.checked_add(self.limit);
let mut request = request.clone();
request.deadline = request.deadline.into_iter().chain(own).min();
match request.deadline {
    None => self.inner.send(&request).await,
    Some(deadline) if deadline <= now => {
        Err(ApiError::timed_out(Phase::Deadline, Executed::No))
    }
    Some(deadline) => tokio::time::timeout_at(deadline, self.inner.send(&request))
        .await
        .unwrap_or_else(|_| Err(ApiError::timed_out(Phase::Deadline, Executed::Unknown))),
}
// ANCHOR_END: exercise_3_5
