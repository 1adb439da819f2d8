// Right: tokio-retry again, with an atomic for the wait and the conditions in one closure.
// ANCHOR: exercise_4_6
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering::SeqCst};

self.budget.deposit();
let path = request.path_for_log();
let (attempts, next_wait) = (AtomicU32::new(0), AtomicU64::new(0));
let action = || {
    attempts.fetch_add(1, SeqCst);
    self.inner.send(request)
};
let worth_it = |error: &ApiError| {
    let attempt = attempts.load(SeqCst);
    let has_attempt = Some("no attempt left").filter(|_| attempt >= self.config.max_attempts);
    let is_final = Some("final").filter(|_| !crate::may_retry(request, error));
    let wait = match has_attempt.or(is_final) {
        Some(reason) => Err(reason),
        None => self
            .wait_after(request, error, attempt - 1)
            .ok_or("too late"),
    };
    let paid = wait.and_then(|wait| self.budget.withdraw().then_some(wait).ok_or("too dear"));
    let wait = match paid {
        Ok(wait) => wait,
        Err(reason) => {
            tracing::warn!(path, attempts = attempt, reason, %error, "gave up");
            return false;
        }
    };
    let wait_ms = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
    tracing::warn!(path, attempt, wait_ms, %error, "retry");
    next_wait.store(wait_ms, SeqCst);
    true
};
let waits = std::iter::repeat_with(|| Duration::from_millis(next_wait.load(SeqCst)));
tokio_retry::RetryIf::start(waits, action, worth_it).await
// ANCHOR_END: exercise_4_6
// ANCHOR: exercise_4_6_decide
// ANCHOR_END: exercise_4_6_decide
