// Mistake: a deadline that was missed further inside is logged once more.
// Caught by: exercise_5_deadline::a_time_out_of_what_is_inside_stays_one
// ANCHOR: exercise_3_5
use step2::{Executed, Phase};

let now = tokio::time::Instant::now();
// A limit so large that the clock cannot hold it is no limit.
let mut request = request.clone();
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
        Ok(outcome) => {
            if let Err(ApiError::Timeout { phase: Phase::Deadline, .. }) = &outcome {
                tracing::warn!(
                    method = request.method.as_str(),
                    path = request.path_for_log(),
                    limit_ms = (deadline - now).as_millis() as u64,
                    "deadline exceeded"
                );
            }
            return outcome;
        }
        // The work has been dropped, which stops it.
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
