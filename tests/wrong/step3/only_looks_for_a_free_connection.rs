// Mistake: the call waits until a connection is free, but never takes it.
// Caught by: exercise_3_pool::a_call_waits_for_a_free_connection_and_no_longer_than_pool
// ANCHOR: exercise_3_3
let start = tokio::time::Instant::now();
while self.free_connections() == 0 {
    if start.elapsed() >= self.config.pool {
        return Err(ApiError::timed_out(step2::Phase::Pool, step2::Executed::No));
    }
    tokio::time::sleep(std::time::Duration::from_millis(1)).await;
}
self.attempt(request).await
// ANCHOR_END: exercise_3_3
