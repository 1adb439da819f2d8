// Mistake: whoever asks for patience counts as down, also with a 429.
// Caught by: exercise_2_verdict::a_wrong_request_says_nothing
// ANCHOR: exercise_5_2
use step2::{Executed, Phase};

let error = match outcome {
    Ok(_) => return Verdict::Success,
    Err(error) => error,
};
match error {
    ApiError::Server { .. } | ApiError::Connection { .. } => Verdict::Failure,
    ApiError::Client {
        retry_after: Some(_),
        ..
    } => Verdict::Failure,
    ApiError::Timeout {
        phase, executed, ..
    } => match (phase, executed) {
        (Phase::Pool, _) | (Phase::Deadline, Executed::No) => Verdict::Ignored,
        _ => Verdict::Failure,
    },
    _ => Verdict::Ignored,
}
// ANCHOR_END: exercise_5_2
