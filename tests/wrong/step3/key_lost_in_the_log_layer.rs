// Mistake: the layer sends a request of its own on, without the idempotency key.
// Caught by: exercise_4_elapsed::request_and_outcome_are_handed_on_unchanged
// ANCHOR: exercise_3_4
let method = request.method.as_str();
let path = request.path_for_log();
tracing::debug!(method, path, "attempt started");
let start = tokio::time::Instant::now();
let outcome = self.inner.send(&Request { idempotency_key: None, ..request.clone() }).await;
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
