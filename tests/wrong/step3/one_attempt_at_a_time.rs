// Mistake: a lock is held while the attempt runs, so there is one attempt at a time.
// Caught by: exercise_4_elapsed::two_attempts_at_the_same_time_have_a_time_each
// ANCHOR: exercise_3_4
let method = request.method.as_str();
let path = request.path_for_log();
tracing::debug!(method, path, "attempt started");
let start = tokio::time::Instant::now();
static ONE: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
let _guard = ONE.lock().await;
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
