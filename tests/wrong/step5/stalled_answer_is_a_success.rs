// Mistake: an answer whose body stalls after a 200 counts as a success: it did answer.
// Caught by: exercise_2_verdict::an_answer_that_is_never_complete_is_a_failure
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
        (Phase::Pool, _) | (Phase::Deadline, Executed::No) => Verdict::Ignored,
        (_, Executed::Yes) => Verdict::Success,
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
