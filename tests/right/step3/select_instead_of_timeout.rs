// Right: `select!` with a sleep instead of `timeout`, for head, body, pool and deadline.
// ANCHOR: exercise_3_1
tokio::select! {
    answer = builder.send() => answer.map_err(ApiError::from_reqwest),
    () = tokio::time::sleep(self.config.read) => Err(ApiError::timed_out(
        step2::Phase::Read,
        step2::Executed::Unknown,
    )),
}
// ANCHOR_END: exercise_3_1
// ANCHOR: exercise_3_1_body
let mut body = Vec::new();
let stalled = tokio::time::sleep(self.config.read);
tokio::pin!(stalled);
loop {
    let piece = tokio::select! {
        piece = response.chunk() => piece.map_err(ApiError::from_reqwest)?,
        () = &mut stalled => {
            let phase = step2::Phase::Read;
            return Err(ApiError::timed_out(phase, step2::Executed::Yes));
        }
    };
    let Some(piece) = piece else {
        return Ok(Bytes::from(body));
    };
    body.extend(piece);
    stalled.set(tokio::time::sleep(self.config.read));
}
// ANCHOR_END: exercise_3_1_body
// ANCHOR: exercise_3_3
let _permit = tokio::select! {
    permit = Arc::clone(&self.pool).acquire_owned() => permit.expect("nobody closes the pool"),
    () = tokio::time::sleep(self.config.pool) => {
        return Err(ApiError::timed_out(step2::Phase::Pool, step2::Executed::No));
    }
};
self.attempt(request).await
// ANCHOR_END: exercise_3_3
// ANCHOR: exercise_3_5
use step2::{Executed, Phase};

let now = tokio::time::Instant::now();
// Nobody waits for thirty years: that is as good as no limit.
let years = Duration::from_secs(30 * 365 * 24 * 3600);
let own = now + self.limit.min(years);
let deadline = request.deadline.map_or(own, |caller| caller.min(own));
let inner_request = Request {
    deadline: Some(deadline),
    ..request.clone()
};
let in_time = deadline > now;
let executed = if in_time {
    tokio::select! {
        biased;
        outcome = self.inner.send(&inner_request) => return outcome,
        () = tokio::time::sleep_until(deadline) => Executed::Unknown,
    }
} else {
    Executed::No
};
tracing::warn!(
    method = %request.method,
    path = %request.path_for_log(),
    limit_ms = deadline.duration_since(now).as_millis(),
    "deadline exceeded"
);
Err(ApiError::timed_out(Phase::Deadline, executed))
// ANCHOR_END: exercise_3_5
