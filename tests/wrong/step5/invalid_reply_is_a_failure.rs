// Mistake: an answer that the client does not understand counts against the service.
// Caught by: exercise_2_verdict::an_answer_that_is_not_understood_says_nothing
// ANCHOR: exercise_5_2
use step2::{Executed, Phase};

let error = match outcome {
    Ok(_) => return Verdict::Success,
    Err(error) => error,
};
match error {
    ApiError::Server { .. } | ApiError::Connection { .. } | ApiError::InvalidReply { .. } => {
        Verdict::Failure
    }
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
    | ApiError::InvalidRequest { .. }
    | ApiError::CircuitOpen { .. }
    | ApiError::BulkheadFull => Verdict::Ignored,
}
// ANCHOR_END: exercise_5_2
