// Mistake: the head is waited for 30 s at most, whatever is configured.
// Caught by: exercise_1_connect_and_read::read_strikes_exactly_when_it_says
// ANCHOR: exercise_3_1
let read = self.config.read.min(std::time::Duration::from_secs(30));
match tokio::time::timeout(read, builder.send()).await {
    Ok(answer) => answer.map_err(ApiError::from_reqwest),
    Err(_) => Err(ApiError::timed_out(
        step2::Phase::Read,
        step2::Executed::Unknown,
    )),
}
// ANCHOR_END: exercise_3_1
