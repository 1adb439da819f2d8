// Mistake: a deadline is the caller's own, so a call that it ended says nothing.
// Caught by: exercise_2_verdict::a_time_out_is_a_failure
// ANCHOR: exercise_5_2
use step2::Phase;

let error = match outcome {
    Ok(_) => return Verdict::Success,
    Err(error) => error,
};
match error {
    ApiError::Server { .. } | ApiError::Connection { .. } => Verdict::Failure,
    ApiError::Timeout { phase, .. } => match phase {
        Phase::Pool | Phase::Deadline => Verdict::Ignored,
        _ => Verdict::Failure,
    },
    _ => Verdict::Ignored,
}
// ANCHOR_END: exercise_5_2
