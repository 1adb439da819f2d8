// Right: the whole of `send` in one function, with the deadline as a moment.
// ANCHOR: exercise_6_4
use crate::Entry;
use tokio::time::Instant;

let path = request.path_for_log();
let came = Instant::now();
let (permit, reason) = match self.limiter.enter() {
    Entry::Run(permit) => (Some(permit), ""),
    Entry::Refuse => (None, "queue full"),
    Entry::Wait(place) => {
        let latest = [request.deadline, came.checked_add(self.config.max_wait)];
        let latest = latest.into_iter().flatten().min();
        let limit = match latest {
            Some(latest) => latest.saturating_duration_since(came),
            None => self.config.max_wait,
        };
        let permit = self.limiter.wait(place, limit).await;
        if permit.is_some() {
            let wait_ms = came.elapsed().as_millis() as u64;
            tracing::info!(path, wait_ms, "bulkhead waited");
        }
        (permit, "waited too long")
    }
};
let Some(permit) = permit else {
    tracing::warn!(
        path,
        running = self.limiter.running() as u64,
        waiting = self.limiter.waiting() as u64,
        wait_ms = came.elapsed().as_millis() as u64,
        reason = %reason,
        limit = self.config.max_concurrent,
        "bulkhead refused"
    );
    return Err(ApiError::BulkheadFull);
};
let outcome = self.inner.send(request).await;
drop(permit);
outcome
// ANCHOR_END: exercise_6_4
// ANCHOR: exercise_6_4_wait
// ANCHOR_END: exercise_6_4_wait
