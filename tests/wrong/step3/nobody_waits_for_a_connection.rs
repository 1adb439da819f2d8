// Mistake: without a free connection the call fails at once instead of waiting a little.
// Caught by: exercise_3_pool::a_call_goes_on_when_a_connection_becomes_free
// Also caught by: exercise_3_pool::a_connection_is_taken_until_the_body_has_been_read
// ANCHOR: exercise_3_3
let Ok(_permit) = self.pool.try_acquire() else {
    return Err(ApiError::timed_out(step2::Phase::Pool, step2::Executed::No));
};
self.attempt(request).await
// ANCHOR_END: exercise_3_3
