// Mistake: the head is waited for twice as long as was configured.
// Caught by: exercise_1_connect_and_read::read_strikes_exactly_when_it_says
// ANCHOR: exercise_3_1
match tokio::time::timeout(self.config.read * 2, builder.send()).await {
    Ok(answer) => answer.map_err(ApiError::from_reqwest),
    Err(_) => Err(ApiError::timed_out(step2::Phase::Read, step2::Executed::Unknown)),
}
// ANCHOR_END: exercise_3_1
