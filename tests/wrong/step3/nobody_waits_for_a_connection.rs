// Mistake: without a free connection the call fails at once instead of waiting a little.
// Caught by: exercise_3_pool::a_call_goes_on_when_a_connection_becomes_free
// ANCHOR: exercise_3_3
let Ok(_permit) = self.pool.try_acquire() else {
    return Err(ApiError::timed_out(step2::Phase::Pool, step2::Executed::No));
};
self.attempt(request).await
// ANCHOR_END: exercise_3_3
