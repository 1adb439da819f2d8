// Mistake: a pool time-out of zero is taken for no limit.
// Caught by: exercise_3_pool::with_a_pool_of_zero_nobody_waits
// ANCHOR: exercise_3_3
let _permit = if self.config.pool.is_zero() {
    self.pool.acquire().await.expect("never closed")
} else {
    match tokio::time::timeout(self.config.pool, self.pool.acquire()).await {
        Ok(Ok(permit)) => permit,
        _ => return Err(ApiError::timed_out(step2::Phase::Pool, step2::Executed::No)),
    }
};
self.attempt(request).await
// ANCHOR_END: exercise_3_3
