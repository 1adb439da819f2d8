// Mistake: only requests without a body wait for a free connection.
// Caught by: exercise_3_pool::every_method_waits_for_a_connection
// ANCHOR: exercise_3_3
if !request.body.is_empty() { return self.attempt(request).await; }
let permit = tokio::time::timeout(self.config.pool, self.pool.acquire()).await;
let Ok(_permit) = permit else {
    return Err(ApiError::timed_out(step2::Phase::Pool, step2::Executed::No));
};
self.attempt(request).await
// ANCHOR_END: exercise_3_3
