// Mistake: a connection that breaks without an answer is tried once more if the method allows it.
// Caught by: exercise_3_pool::one_call_is_one_attempt_with_the_same_request
// ANCHOR: exercise_3_3
        let permit = tokio::time::timeout(self.config.pool, self.pool.acquire()).await;
        let Ok(_permit) = permit else {
            return Err(ApiError::timed_out(step2::Phase::Pool, step2::Executed::No));
        };
        match self.attempt(request).await {
            // The service closed an idle connection: the next one is fresh.
            Err(ApiError::Connection { executed: step2::Executed::Unknown, .. })
                if request.method.is_idempotent() =>
            {
                self.attempt(request).await
            }
            outcome => outcome,
        }
// ANCHOR_END: exercise_3_3
