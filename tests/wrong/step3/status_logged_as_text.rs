// Mistake: the status is logged as `200 OK`, so nobody can search or count by number.
// Caught by: exercise_4_elapsed::a_success_is_logged_with_its_time
// ANCHOR: exercise_3_4
let method = request.method.as_str();
let path = request.path_for_log();
tracing::debug!(method, path, "attempt started");
let start = tokio::time::Instant::now();

let outcome = self.inner.send(request).await;

let elapsed_ms = start.elapsed().as_millis() as u64;
match &outcome {
    Ok(reply) => {
        let status = reply.status;
        tracing::debug!(method, path, %status, elapsed_ms, "attempt succeeded");
    }
    Err(error) => {
        tracing::warn!(method, path, %error, elapsed_ms, "attempt failed");
    }
}
outcome
// ANCHOR_END: exercise_3_4
