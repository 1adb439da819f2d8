// Mistake: a list of statuses that fail, which ends where the author stopped.
// Caught by: exercise_2_verdict::a_failing_service_is_a_failure
// ANCHOR: exercise_5_2
use step2::{Executed, Phase};

match outcome {
    Ok(_) => Verdict::Success,
    Err(ApiError::Server { status, .. }) => match status.as_u16() {
        500 | 502 | 503 | 504 => Verdict::Failure,
        _ => Verdict::Ignored,
    },
    Err(ApiError::Timeout {
        phase: Phase::Pool, ..
    }) => Verdict::Ignored,
    Err(ApiError::Timeout {
        phase: Phase::Deadline,
        executed: Executed::No,
        ..
    }) => Verdict::Ignored,
    Err(ApiError::Connection { .. } | ApiError::Timeout { .. }) => Verdict::Failure,
    Err(_) => Verdict::Ignored,
}
// ANCHOR_END: exercise_5_2
