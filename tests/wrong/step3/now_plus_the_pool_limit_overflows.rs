// Mistake: the end is computed as now plus the limit, which panics for the largest one.
// Caught by: exercise_3_pool::with_an_endless_pool_a_call_is_made_all_the_same
// ANCHOR: exercise_3_3
let permit = tokio::time::timeout_at(tokio::time::Instant::now() + self.config.pool, self.pool.acquire()).await;
let Ok(_permit) = permit else {
    return Err(ApiError::timed_out(step2::Phase::Pool, step2::Executed::No));
};
self.attempt(request).await
// ANCHOR_END: exercise_3_3
