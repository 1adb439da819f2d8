// Mistake: a time-out says nothing, so an outage that hangs is never seen.
// Caught by: exercise_2_verdict::a_time_out_is_a_failure
// ANCHOR: exercise_5_2
match outcome {
    Ok(_) => Verdict::Success,
    Err(ApiError::Server { .. } | ApiError::Connection { .. }) => Verdict::Failure,
    Err(_) => Verdict::Ignored,
}
// ANCHOR_END: exercise_5_2
