// Mistake: where debug events are off, failures are not logged either, though they are warnings.
// Caught by: exercise_4_elapsed::a_failure_is_logged_where_debug_is_off
// ANCHOR: exercise_3_4
        // Most of the time nobody listens: then do not even look at the clock.
        if !tracing::enabled!(tracing::Level::DEBUG) {
            return self.inner.send(request).await;
        }
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
            Err(error) => {
                tracing::warn!(method, path, %error, elapsed_ms, "attempt failed");
            }
        }
        outcome
// ANCHOR_END: exercise_3_4
