// Mistake: a 501 is left out, since it is of no use to ask again.
// Caught by: exercise_2_verdict::a_failing_service_is_a_failure
// ANCHOR: exercise_5_2
use step2::{Executed, Phase};

let error = match outcome {
    Ok(_) => return Verdict::Success,
    Err(error) => error,
};
match error {
    ApiError::Server { status, .. } if status.as_u16() == 501 => Verdict::Ignored,
    ApiError::Server { .. } | ApiError::Connection { .. } => Verdict::Failure,
    ApiError::Timeout {
        phase, executed, ..
    } => match (phase, executed) {
        (Phase::Pool, _) | (Phase::Deadline, Executed::No) => Verdict::Ignored,
        _ => Verdict::Failure,
    },
    _ => Verdict::Ignored,
}
// ANCHOR_END: exercise_5_2
