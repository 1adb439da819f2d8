// Mistake: `?` leaves before the permit is given back, so each error costs a connection.
// Caught by: exercise_3_pool::a_connection_comes_back_however_a_call_ends
// ANCHOR: exercise_3_3
let permit = tokio::time::timeout(self.config.pool, self.pool.acquire()).await;
let Ok(Ok(permit)) = permit else {
    return Err(ApiError::timed_out(step2::Phase::Pool, step2::Executed::No));
};
permit.forget();
let reply = self.attempt(request).await?;
self.pool.add_permits(1);
Ok(reply)
// ANCHOR_END: exercise_3_3
