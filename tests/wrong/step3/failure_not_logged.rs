// Mistake: `?` leaves before the log line, so only successes are logged.
// Caught by: exercise_4_elapsed::a_failure_is_logged_with_its_time_and_error
// ANCHOR: exercise_3_4
let method = request.method.as_str();
let path = request.path_for_log();
tracing::debug!(method, path, "attempt started");
let start = tokio::time::Instant::now();

let reply = self.inner.send(request).await?;

let elapsed_ms = start.elapsed().as_millis() as u64;
let status = reply.status.as_u16();
tracing::debug!(method, path, status, elapsed_ms, "attempt succeeded");
Ok(reply)
// ANCHOR_END: exercise_3_4
