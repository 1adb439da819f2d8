// Mistake: a call that had to wait is cut off while it runs, as if it had never been sent.
// Caught by: exercise_3_pool::pool_strikes_exactly_when_it_says_and_only_while_it_waits
// ANCHOR: exercise_3_3
if let Ok(_permit) = self.pool.try_acquire() {
    return self.attempt(request).await;
}
let work = async {
    let _permit = self.pool.acquire().await;
    self.attempt(request).await
};
match tokio::time::timeout(self.config.pool, work).await {
    Ok(outcome) => outcome,
    Err(_) => Err(ApiError::timed_out(step2::Phase::Pool, step2::Executed::No)),
}
// ANCHOR_END: exercise_3_3
