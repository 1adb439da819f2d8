// Mistake: reqwest's own error for a failed status comes before that of step 2.
// Caught by: exercise_1_connect_and_read::an_error_answer_is_still_an_error
// ANCHOR: exercise_3_1
match tokio::time::timeout(self.config.read, builder.send()).await {
    Ok(answer) => answer
        .and_then(Response::error_for_status)
        .map_err(ApiError::from_reqwest),
    Err(_) => Err(ApiError::timed_out(
        step2::Phase::Read,
        step2::Executed::Unknown,
    )),
}
// ANCHOR_END: exercise_3_1
