// Mistake: an error that says when to come back is ignored, except for a 503.
// Caught by: exercise_2_verdict::a_failing_service_is_a_failure
// ANCHOR: exercise_5_2
use step2::{Executed, Phase};

let error = match outcome {
    Ok(_) => return Verdict::Success,
    Err(error) => error,
};
match error {
    ApiError::Server { status, retry_after: Some(_) } if status.as_u16() != 503 => Verdict::Ignored,
    ApiError::Server { .. } | ApiError::Connection { .. } => Verdict::Failure,
    ApiError::Timeout {
        phase, executed, ..
    } => match (phase, executed) {
        (Phase::Pool, _) | (Phase::Deadline, Executed::No) => Verdict::Ignored,
        _ => Verdict::Failure,
    },
    ApiError::Client { .. }
    | ApiError::Authentication { .. }
    | ApiError::NotFound
    | ApiError::UnexpectedStatus { .. }
    | ApiError::InvalidReply { .. }
    | ApiError::InvalidRequest { .. }
    | ApiError::CircuitOpen { .. }
    | ApiError::BulkheadFull => Verdict::Ignored,
}
// ANCHOR_END: exercise_5_2
