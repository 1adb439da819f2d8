// Mistake: `let _ =` keeps nothing, so the permit is given back before the attempt begins.
// Caught by: exercise_3_pool::no_more_calls_are_under_way_than_there_are_connections
// ANCHOR: exercise_3_3
let waiting = tokio::time::timeout(self.config.pool, self.pool.acquire());
let _ = waiting
    .await
    .map_err(|_| ApiError::timed_out(step2::Phase::Pool, step2::Executed::No))?;
self.attempt(request).await
// ANCHOR_END: exercise_3_3
