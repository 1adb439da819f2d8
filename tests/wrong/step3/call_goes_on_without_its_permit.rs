// Mistake: the attempt runs in a task of its own, and goes on when the call is dropped.
// Caught by: exercise_3_pool::a_call_that_is_dropped_is_given_up
// ANCHOR: exercise_3_3
let permit = tokio::time::timeout(self.config.pool, self.pool.acquire()).await;
let Ok(_permit) = permit else {
    return Err(ApiError::timed_out(step2::Phase::Pool, step2::Executed::No));
};
let (client, request) = (self.clone(), request.clone());
tokio::spawn(async move { client.attempt(&request).await }).await.expect("no panic")
// ANCHOR_END: exercise_3_3
