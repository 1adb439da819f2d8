// Mistake: all is logged when the attempt is over, so one that never ends leaves no trace.
// Caught by: exercise_4_elapsed::the_start_is_logged_before_the_attempt
// ANCHOR: exercise_3_4
let method = request.method.as_str();
let path = request.path_for_log();
let start = tokio::time::Instant::now();
let outcome = self.inner.send(request).await;
let elapsed_ms = start.elapsed().as_millis() as u64;

tracing::debug!(method, path, "attempt started");
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
