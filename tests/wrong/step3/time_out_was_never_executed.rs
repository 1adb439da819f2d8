// Mistake: "timed out" is reported as "was never sent".
// Caught by: exercise_1_connect_and_read::a_service_that_never_answers_is_a_read_time_out
// ANCHOR: exercise_3_1
match tokio::time::timeout(self.config.read, builder.send()).await {
    Ok(answer) => answer.map_err(ApiError::from_reqwest),
    Err(_) => Err(ApiError::timed_out(step2::Phase::Read, step2::Executed::No)),
}
// ANCHOR_END: exercise_3_1
