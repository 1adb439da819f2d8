// Mistake: a deadline that had passed before anything was sent counts against the service.
// Caught by: exercise_2_verdict::what_the_client_refused_itself_says_nothing
// ANCHOR: exercise_5_2
use step2::Phase;

let error = match outcome {
    Ok(_) => return Verdict::Success,
    Err(error) => error,
};
match error {
    ApiError::Server { .. } | ApiError::Connection { .. } => Verdict::Failure,
    ApiError::Timeout { phase, .. } => match phase {
        Phase::Pool => Verdict::Ignored,
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
