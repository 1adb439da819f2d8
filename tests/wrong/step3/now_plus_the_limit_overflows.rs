// Mistake: the end is computed as now plus the limit, which panics for the largest one.
// Caught by: exercise_1_connect_and_read::no_limit_is_a_limit_that_never_strikes
// ANCHOR: exercise_3_1
match tokio::time::timeout_at(tokio::time::Instant::now() + self.config.read, builder.send()).await {
    Ok(answer) => answer.map_err(ApiError::from_reqwest),
    Err(_) => Err(ApiError::timed_out(step2::Phase::Read, step2::Executed::Unknown)),
}
// ANCHOR_END: exercise_3_1
