// Mistake: a time-out is reported as a broken connection.
// Caught by: exercise_1_connect_and_read::a_service_that_never_answers_is_a_read_time_out
// ANCHOR: exercise_3_1
match tokio::time::timeout(self.config.read, builder.send()).await {
    Ok(answer) => answer.map_err(ApiError::from_reqwest),
    Err(elapsed) => Err(ApiError::Connection {
        executed: step2::Executed::Unknown,
        cause: elapsed.into(),
    }),
}
// ANCHOR_END: exercise_3_1
