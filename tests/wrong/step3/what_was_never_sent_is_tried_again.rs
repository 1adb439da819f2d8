// Mistake: what was never sent is tried once more at once, so connecting may take twice as long.
// Caught by: exercise_3_pool::what_was_never_sent_is_not_tried_again_here
// ANCHOR: exercise_3_3
        let permit = tokio::time::timeout(self.config.pool, self.pool.acquire()).await;
        let Ok(_permit) = permit else {
            return Err(ApiError::timed_out(step2::Phase::Pool, step2::Executed::No));
        };
        match self.attempt(request).await {
            // Never sent, so always safe.
            Err(error) if error.executed() == step2::Executed::No && error.is_retryable() => {
                self.attempt(request).await
            }
            outcome => outcome,
        }
// ANCHOR_END: exercise_3_3
