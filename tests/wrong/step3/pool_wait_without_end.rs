// Mistake: the wait for a free connection has no limit.
// Caught by: exercise_3_pool::a_call_waits_for_a_free_connection_and_no_longer_than_pool
// ANCHOR: exercise_3_3
let _permit = self.pool.acquire().await;
self.attempt(request).await
// ANCHOR_END: exercise_3_3
