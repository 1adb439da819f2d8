// Mistake: the limit for the wait also covers the attempt, and cuts off calls that already run.
// Caught by: exercise_3_pool::a_call_waits_for_a_free_connection_and_no_longer_than_pool
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
