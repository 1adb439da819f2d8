// Mistake: a write time-out with nothing sent is taken for the client's own refusal.
// Caught by: exercise_2_verdict::a_time_out_is_a_failure
// ANCHOR: exercise_5_2
use step2::{Executed, Phase};

let error = match outcome {
    Ok(_) => return Verdict::Success,
    Err(error) => error,
};
match error {
    ApiError::Server { .. } | ApiError::Connection { .. } => Verdict::Failure,
    ApiError::Timeout {
        phase, executed, ..
    } => match (phase, executed) {
        (Phase::Pool, _) | (Phase::Write, Executed::No) | (Phase::Deadline, Executed::No) => Verdict::Ignored,
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
