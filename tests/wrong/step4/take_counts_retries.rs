// Mistake: `take(n)` of tokio-retry's schedule counts retries, and neither `Retry-After` nor the budget is asked.
// Caught by: exercise_6_retry::attempts_include_the_first
// ANCHOR: exercise_4_6
let strategy = (0..)
    .map(|retry| self.config.wait(retry, (self.random)()))
    .take(self.config.max_attempts as usize);
let action = || self.inner.send(request);
let condition = |error: &ApiError| crate::may_retry(request, error);
tokio_retry::RetryIf::start(strategy, action, condition).await
// ANCHOR_END: exercise_4_6
// ANCHOR: exercise_4_6_decide
// ANCHOR_END: exercise_4_6_decide
