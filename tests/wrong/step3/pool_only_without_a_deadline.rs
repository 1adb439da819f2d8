// Mistake: with a deadline in the request nobody limits the wait in the pool, since the deadline does.
// Caught by: exercise_3_pool::pool_strikes_exactly_when_it_says_and_only_while_it_waits
// ANCHOR: exercise_3_3
        let permit = match request.deadline {
            // The deadline around this call ends the wait.
            Some(_) => self.pool.acquire().await.ok(),
            None => tokio::time::timeout(self.config.pool, self.pool.acquire())
                .await
                .ok()
                .and_then(Result::ok),
        };
        let Some(_permit) = permit else {
            return Err(ApiError::timed_out(step2::Phase::Pool, step2::Executed::No));
        };
        self.attempt(request).await
// ANCHOR_END: exercise_3_3
