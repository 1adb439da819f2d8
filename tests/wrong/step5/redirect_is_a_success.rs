// Mistake: a redirect counts as a success: it is an answer, and no error.
// Caught by: exercise_2_verdict::an_answer_that_is_not_understood_says_nothing
// ANCHOR: exercise_5_2
use step2::{Executed, Phase};

let error = match outcome {
    Ok(_) => return Verdict::Success,
    Err(error) => error,
};
match error {
    ApiError::Server { .. } | ApiError::Connection { .. } => Verdict::Failure,
    ApiError::UnexpectedStatus { .. } => Verdict::Success,
    ApiError::Timeout {
        phase, executed, ..
    } => match (phase, executed) {
        (Phase::Pool, _) | (Phase::Deadline, Executed::No) => Verdict::Ignored,
        _ => Verdict::Failure,
    },
    _ => Verdict::Ignored,
}
// ANCHOR_END: exercise_5_2
