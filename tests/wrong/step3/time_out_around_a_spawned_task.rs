// Mistake: the time-out ends the wait for a task, but not the task: the request goes on.
// Caught by: exercise_1_connect_and_read::a_request_that_timed_out_is_given_up
// ANCHOR: exercise_3_1
let sending = tokio::spawn(builder.send());
match tokio::time::timeout(self.config.read, sending).await {
    Ok(answer) => answer
        .expect("sending does not panic")
        .map_err(ApiError::from_reqwest),
    Err(_) => Err(ApiError::timed_out(
        step2::Phase::Read,
        step2::Executed::Unknown,
    )),
}
// ANCHOR_END: exercise_3_1
