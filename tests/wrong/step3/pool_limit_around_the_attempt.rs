// Mistake: the limit for the wait also covers the attempt, and cuts off calls that already run.
// Caught by: exercise_3_pool::the_limit_is_for_the_wait_and_not_for_the_call
// ANCHOR: exercise_3_3
let work = async {
    let _permit = self.pool.acquire().await;
    self.attempt(request).await
};
match tokio::time::timeout(self.config.pool, work).await {
    Ok(outcome) => outcome,
    Err(_) => Err(ApiError::timed_out(step2::Phase::Pool, step2::Executed::No)),
}
// ANCHOR_END: exercise_3_3
