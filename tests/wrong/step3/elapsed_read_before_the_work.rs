// Mistake: the time is read before the work is done, so it is always zero.
// Caught by: exercise_4_elapsed::a_success_is_logged_with_its_time
// ANCHOR: exercise_3_4
let method = request.method.as_str();
let path = request.path_for_log();
tracing::debug!(method, path, "attempt started");
let start = tokio::time::Instant::now();
let work = self.inner.send(request);
let elapsed_ms = start.elapsed().as_millis() as u64;

let outcome = work.await;
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
