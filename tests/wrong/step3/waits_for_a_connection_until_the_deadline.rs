// Mistake: a request with a deadline waits in the pool until that deadline, however long it is, and not for pool.
// Caught by: exercise_3_pool::pool_strikes_exactly_when_it_says_and_only_while_it_waits
// ANCHOR: exercise_3_3
        // Nobody waits longer for a connection than the caller waits for all of it.
        let pool = match request.deadline {
            Some(deadline) => deadline - tokio::time::Instant::now(),
            None => self.config.pool,
        };
        let permit = tokio::time::timeout(pool, self.pool.acquire()).await;
        let Ok(_permit) = permit else {
            return Err(ApiError::timed_out(step2::Phase::Pool, step2::Executed::No));
        };
        self.attempt(request).await
// ANCHOR_END: exercise_3_3
