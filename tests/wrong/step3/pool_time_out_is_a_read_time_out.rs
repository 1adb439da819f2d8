// Mistake: the wait for one of the client's own connections is reported as a slow service.
// Caught by: exercise_3_pool::the_clients_own_limit_is_not_retryable
// ANCHOR: exercise_3_3
let permit = tokio::time::timeout(self.config.pool, self.pool.acquire()).await;
let Ok(_permit) = permit else {
    return Err(ApiError::timed_out(step2::Phase::Read, step2::Executed::No));
};
self.attempt(request).await
// ANCHOR_END: exercise_3_3
