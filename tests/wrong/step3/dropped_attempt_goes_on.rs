// Mistake: the task is stopped at the time-out, but not when the whole call is dropped.
// Caught by: exercise_1_connect_and_read::an_attempt_that_is_dropped_is_given_up
// ANCHOR: exercise_3_1
let mut work = tokio::spawn(builder.send());
match tokio::time::timeout(self.config.read, &mut work).await {
    Ok(answer) => answer.expect("no panic").map_err(ApiError::from_reqwest),
    Err(_) => { work.abort(); Err(ApiError::timed_out(step2::Phase::Read, step2::Executed::Unknown)) }
}
// ANCHOR_END: exercise_3_1
