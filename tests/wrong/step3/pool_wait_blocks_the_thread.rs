// Mistake: the wait blocks the thread, so the call that holds the connection cannot go on either.
// Caught by: exercise_3_pool::a_call_goes_on_when_a_connection_becomes_free
// ANCHOR: exercise_3_3
let start = std::time::Instant::now();
let _permit = loop {
    if let Ok(permit) = self.pool.try_acquire() {
        break permit;
    }
    if start.elapsed() >= self.config.pool {
        return Err(ApiError::timed_out(step2::Phase::Pool, step2::Executed::No));
    }
    std::thread::sleep(std::time::Duration::from_millis(1));
};
self.attempt(request).await
// ANCHOR_END: exercise_3_3
