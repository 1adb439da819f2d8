// Mistake: the time of an attempt is logged with a fraction.
// Caught by: exercise_4_elapsed::two_attempts_at_the_same_time_have_a_time_each
// Also caught by: exercise_4_elapsed::a_success_is_logged_with_its_time
// ANCHOR: exercise_3_4
        let method = request.method.as_str();
        let path = request.path_for_log();
        tracing::debug!(method, path, "attempt started");
        let start = tokio::time::Instant::now();

        let outcome = self.inner.send(request).await;

        let elapsed_ms = start.elapsed().as_secs_f64() * 1000.0;
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
