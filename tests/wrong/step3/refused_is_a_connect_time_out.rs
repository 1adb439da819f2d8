// Mistake: a refused connection is taken for one that took too long.
// Caught by: exercise_1_connect_and_read::a_refused_connection_is_no_time_out
// ANCHOR: exercise_3_1
match tokio::time::timeout(self.config.read, builder.send()).await {
    Ok(Err(error)) if error.is_connect() => { let _ = error; Err(ApiError::timed_out(step2::Phase::Connect, step2::Executed::No)) }
    Ok(answer) => answer.map_err(ApiError::from_reqwest),
    Err(_) => Err(ApiError::timed_out(step2::Phase::Read, step2::Executed::Unknown)),
}
// ANCHOR_END: exercise_3_1
