// Mistake: nobody waits for a connection longer than 5 s, whatever is configured.
// Caught by: exercise_3_pool::pool_strikes_exactly_when_it_says_and_only_while_it_waits
// ANCHOR: exercise_3_3
let pool = self.config.pool.min(std::time::Duration::from_secs(5));
let permit = tokio::time::timeout(pool, self.pool.acquire()).await;
// The permit is given back when it is dropped: at the end of this
// function, and also when the caller drops the whole call.
let Ok(_permit) = permit else {
    return Err(ApiError::timed_out(step2::Phase::Pool, step2::Executed::No));
};
self.attempt(request).await
// ANCHOR_END: exercise_3_3
