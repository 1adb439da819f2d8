// Mistake: the connect time-out is made anew, and what reqwest said is lost.
// Caught by: exercise_1_connect_and_read::a_connection_that_never_comes_about_is_a_connect_time_out
// ANCHOR: exercise_3_1
match tokio::time::timeout(self.config.read, builder.send()).await {
    Ok(answer) => answer.map_err(|error| match error.is_connect() && error.is_timeout() {
        true => ApiError::timed_out(step2::Phase::Connect, step2::Executed::No),
        false => ApiError::from_reqwest(error),
    }),
    Err(_) => Err(ApiError::timed_out(
        step2::Phase::Read,
        step2::Executed::Unknown,
    )),
}
// ANCHOR_END: exercise_3_1
