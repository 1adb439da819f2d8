// Mistake: a HEAD does not wait for a free connection.
// Caught by: exercise_3_pool::every_method_waits_for_a_connection
// ANCHOR: exercise_3_3
if request.method == reqwest::Method::HEAD { return self.attempt(request).await; }
let permit = tokio::time::timeout(self.config.pool, self.pool.acquire()).await;
// The permit is given back when it is dropped: at the end of this
// function, and also when the caller drops the whole call.
let Ok(_permit) = permit else {
    return Err(ApiError::timed_out(step2::Phase::Pool, step2::Executed::No));
};
self.attempt(request).await
// ANCHOR_END: exercise_3_3
