// Right: time-outs with `?` and `map_err`, an upload with `timeout` around progress, a deadline as what is left.
// ANCHOR: exercise_3_1
let answer = tokio::time::timeout(self.config.read, builder.send());
let late = |_| ApiError::timed_out(step2::Phase::Read, step2::Executed::Unknown);
answer.await.map_err(late)?.map_err(ApiError::from_reqwest)
// ANCHOR_END: exercise_3_1
// ANCHOR: exercise_3_1_body
let late = |_| ApiError::timed_out(step2::Phase::Read, step2::Executed::Yes);
let mut body = bytes::BytesMut::new();
loop {
    let piece = tokio::time::timeout(self.config.read, response.chunk());
    match piece.await.map_err(late)? {
        Ok(Some(piece)) => body.extend_from_slice(&piece),
        Ok(None) => break Ok(body.freeze()),
        Err(error) => break Err(ApiError::from_reqwest(error)),
    }
}
// ANCHOR_END: exercise_3_1_body
// ANCHOR: exercise_3_5
use step2::{Executed, Phase};

let now = tokio::time::Instant::now();
let left = match request.deadline {
    Some(deadline) => self.limit.min(deadline.saturating_duration_since(now)),
    None => self.limit,
};
let mut executed = Executed::No;
if !left.is_zero() {
    let mut request = request.clone();
    request.deadline = now.checked_add(left);
    match tokio::time::timeout(left, self.inner.send(&request)).await {
        Ok(outcome) => return outcome,
        Err(_elapsed) => executed = Executed::Unknown,
    }
}
let limit_ms = u64::try_from(left.as_millis()).unwrap_or(u64::MAX);
let (method, path) = (request.method.as_str(), request.path_for_log());
tracing::warn!(method, path, limit_ms, "deadline exceeded");
Err(ApiError::timed_out(Phase::Deadline, executed))
// ANCHOR_END: exercise_3_5
