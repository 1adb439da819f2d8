// Mistake: an attempt that got no answer is made again, unseen by whoever counts attempts.
// Caught by: exercise_1_connect_and_read::one_attempt_is_one_request
// ANCHOR: exercise_3_1
let again = builder.try_clone();
match tokio::time::timeout(self.config.read, builder.send()).await {
    Ok(Err(error)) if !error.is_timeout() && again.is_some() => again.expect("checked").send().await.map_err(ApiError::from_reqwest),
    Ok(answer) => answer.map_err(ApiError::from_reqwest),
    Err(_) => Err(ApiError::timed_out(step2::Phase::Read, step2::Executed::Unknown)),
}
// ANCHOR_END: exercise_3_1
