// Mistake: the error is logged together with its cause, which may hold the address.
// Caught by: exercise_4_elapsed::each_event_has_these_fields_and_no_others
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
        let cause = std::error::Error::source(error);
        let error = cause.map_or(error.to_string(), |cause| format!("{error}: {cause}"));
        tracing::warn!(method, path, error, elapsed_ms, "attempt failed");
    }
}
outcome
// ANCHOR_END: exercise_3_4
