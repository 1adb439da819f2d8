// Right: each log line spelled out, with the time as a difference of two moments.
// ANCHOR: exercise_3_4
use tokio::time::Instant;

let began = Instant::now();
tracing::debug!(
    method = %request.method,
    path = %request.path_for_log(),
    "attempt started"
);
match self.inner.send(request).await {
    Ok(reply) => {
        tracing::debug!(
            method = %request.method,
            path = %request.path_for_log(),
            status = %reply.status.as_u16(),
            elapsed_ms = (Instant::now() - began).as_millis(),
            "attempt succeeded"
        );
        Ok(reply)
    }
    Err(error) => {
        tracing::warn!(
            method = %request.method,
            path = %request.path_for_log(),
            error = error.to_string(),
            elapsed_ms = (Instant::now() - began).as_millis(),
            "attempt failed"
        );
        Err(error)
    }
}
// ANCHOR_END: exercise_3_4
