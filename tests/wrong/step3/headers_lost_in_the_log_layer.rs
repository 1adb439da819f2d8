// Mistake: the layer returns an answer of its own, without the headers.
// Caught by: exercise_4_elapsed::request_and_outcome_are_handed_on_unchanged
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
    Err(error) => {
        tracing::warn!(method, path, %error, elapsed_ms, "attempt failed");
    }
}
outcome.map(|reply| Reply { headers: Default::default(), ..reply })
// ANCHOR_END: exercise_3_4
