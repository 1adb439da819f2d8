//! The retry layer: tries again, but not always, not at once and not for ever.

use std::sync::Arc;
use std::time::Duration;

use step2::{ApiError, Reply};
use step3::{Request, Transport};

use crate::{RetryBudget, RetryConfig};

// ANCHOR: retry
/// A source of random numbers from 0 up to, but not including, 1.
type Random = Box<dyn Fn() -> f64 + Send + Sync>;

/// Sends a request again when that may help and is safe.
pub struct Retry<T> {
    inner: T,
    config: RetryConfig,
    budget: Arc<RetryBudget>,
    random: Random,
}
// ANCHOR_END: retry

impl<T: Transport> Retry<T> {
    /// Retries calls of `inner`, with a budget of its own.
    pub fn new(inner: T, config: RetryConfig) -> Retry<T> {
        Retry {
            inner,
            config,
            budget: Arc::default(),
            random: Box::new(rand::random),
        }
    }

    /// The same with this budget, which other clients may share.
    pub fn with_budget(mut self, budget: Arc<RetryBudget>) -> Retry<T> {
        self.budget = budget;
        self
    }

    /// The same with this source of random numbers, so that a check can choose
    /// them and a figure can repeat them.
    pub fn with_random(mut self, random: impl Fn() -> f64 + Send + Sync + 'static) -> Retry<T> {
        self.random = Box::new(random);
        self
    }

    /// The transport inside.
    pub fn inner(&self) -> &T {
        &self.inner
    }

    /// The budget of this layer.
    pub fn budget(&self) -> &RetryBudget {
        &self.budget
    }

    /// How long to wait before a retry after `error`. `retry` counts from 0.
    /// `None` when the wait, be it zero, would not end before the request's
    /// deadline, which is on tokio's clock. With or without a deadline, it is also
    /// `None` when the wait is longer than that clock can count.
    ///
    /// It is the wait of the schedule, with a random number of its own, or what
    /// the service asked for with `Retry-After`, whichever is longer.
    pub fn wait_after(&self, request: &Request, error: &ApiError, retry: u32) -> Option<Duration> {
        let random = (self.random)();
        // STUB todo!(
        // STUB     "exercise 4.4: the wait before a retry — {retry} {request:?} {error} {random} {:?}",
        // STUB     self.config
        // STUB )
        // ANCHOR: exercise_4_4
        let scheduled = self.config.wait(retry, random);
        let asked_for = error.retry_after().unwrap_or_default();
        let wait = scheduled.max(asked_for);
        // A service may ask for more time than the clock can count.
        let end = tokio::time::Instant::now().checked_add(wait)?;
        match request.deadline {
            Some(deadline) if end >= deadline => None,
            _ => Some(wait),
        }
        // ANCHOR_END: exercise_4_4
    }
}

impl<T: Transport> Transport for Retry<T> {
    /// Sends the request up to `max_attempts` times. However large that is, nothing
    /// overflows, and nothing is prepared for attempts that are yet to come.
    ///
    /// It is sent again only if an attempt is left, [`may_retry`] allows it,
    /// [`Retry::wait_after`] finds time for it, and the budget pays for it, asked
    /// in this order, so that only a retry that happens is paid for. Each call
    /// pays into the budget once, at its start.
    ///
    /// Each decision is an event, with `path` ([`Request::path_for_log`]). There are no
    /// others:
    ///
    /// - warn, `retry`, before each wait, with `attempt` (the number of the one
    ///   that failed, from 1), `wait_ms` (a whole number) and `error` (its text);
    /// - warn, `gave up`, when an error is returned, with `attempts` (how many
    ///   there were) and `reason` (the first of the four conditions that did not
    ///   hold, each in words of its own).
    ///
    /// # Errors
    /// The error of the last attempt, with all that it says.
    ///
    /// [`may_retry`]: crate::may_retry
    async fn send(&self, request: &Request) -> Result<Reply, ApiError> {
        // STUB todo!(
        // STUB     "exercise 4.6: try, decide, wait, try again — {request:?} {:?}",
        // STUB     self.config
        // STUB )
        // ANCHOR: exercise_4_6
        self.budget.deposit();
        // tokio-retry shows the error to its condition and then asks its
        // strategy, which does not know the error, for the wait. So the
        // condition decides both, and leaves the wait for the strategy here.
        let decided = std::sync::Mutex::new(None);
        let mut attempt = 0;
        let condition = |error: &ApiError| {
            attempt += 1;
            let wait = self.decide(request, error, attempt);
            *decided.lock().expect("nothing panics while it is locked") = wait;
            wait.is_some()
        };
        let strategy = std::iter::from_fn(|| {
            let mut wait = decided.lock().expect("nothing panics while it is locked");
            wait.take()
        });
        let action = || self.inner.send(request);
        tokio_retry::RetryIf::start(strategy, action, condition).await
        // ANCHOR_END: exercise_4_6
    }
}

// STUB
// ANCHOR: exercise_4_6_decide
impl<T: Transport> Retry<T> {
    /// The wait before the next attempt, now that number `attempt` has failed;
    /// `None` if there is no next attempt. Either way the decision is logged.
    fn decide(&self, request: &Request, error: &ApiError, attempt: u32) -> Option<Duration> {
        let path = request.path_for_log();
        match self.allowed(request, error, attempt) {
            Ok(wait) => {
                let wait_ms = wait.as_millis() as u64;
                tracing::warn!(path, attempt, wait_ms, %error, "retry");
                Some(wait)
            }
            Err(reason) => {
                tracing::warn!(path, attempts = attempt, reason, "gave up");
                None
            }
        }
    }

    /// All conditions, the budget last: only a retry that happens is paid for.
    fn allowed(
        &self,
        request: &Request,
        error: &ApiError,
        attempt: u32,
    ) -> Result<Duration, &'static str> {
        if attempt >= self.config.max_attempts {
            return Err("no attempt left");
        }
        if !error.is_retryable() {
            return Err("would not help");
        }
        if !crate::may_retry(request, error) {
            return Err("not safe to repeat");
        }
        let wait = self.wait_after(request, error, attempt - 1);
        let wait = wait.ok_or("no time left")?;
        if !self.budget.withdraw() {
            return Err("no budget left");
        }
        Ok(wait)
    }
}
// ANCHOR_END: exercise_4_6_decide
