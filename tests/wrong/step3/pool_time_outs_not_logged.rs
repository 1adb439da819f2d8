// Mistake: the wait for a connection is no attempt, so a pool time-out is not logged.
// Caught by: exercise_4_elapsed::every_failure_is_logged
// ANCHOR: exercise_3_4
        let method = request.method.as_str();
        let path = request.path_for_log();
        tracing::debug!(method, path, "attempt started");
        let start = tokio::time::Instant::now();
        let outcome = self.inner.send(request).await;
        let elapsed_ms = start.elapsed().as_millis() as u64;
        match &outcome {
            Ok(reply) => {
                let status = reply.status.as_u16();
                tracing::debug!(method, path, status, elapsed_ms, "attempt succeeded");
            }
            Err(ApiError::Timeout { phase: step2::Phase::Pool, .. }) => {}
            Err(error) => {
                tracing::warn!(method, path, %error, elapsed_ms, "attempt failed");
            }
        }
        outcome
// ANCHOR_END: exercise_3_4
