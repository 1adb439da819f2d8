// Mistake: the permit is given back by hand, which does not happen when the call is dropped.
// Caught by: exercise_3_pool::a_connection_comes_back_however_a_call_ends
// ANCHOR: exercise_3_3
let permit = tokio::time::timeout(self.config.pool, self.pool.acquire()).await;
let Ok(Ok(permit)) = permit else {
    return Err(ApiError::timed_out(step2::Phase::Pool, step2::Executed::No));
};
permit.forget();
let outcome = self.attempt(request).await;
self.pool.add_permits(1);
outcome
// ANCHOR_END: exercise_3_3
