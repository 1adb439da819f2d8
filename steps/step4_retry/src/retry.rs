//! The retry layer: tries again, but not always, not at once and not for ever.

use std::sync::Arc;
use std::time::Duration;

use step2::{ApiError, Reply};
use step3::{Request, Transport};

use crate::{RetryBudget, RetryConfig};

/// A source of random numbers from 0 up to, but not including, 1.
type Random = Box<dyn Fn() -> f64 + Send + Sync>;

/// Sends a request again when that may help and is safe.
pub struct Retry<T> {
    inner: T,
    config: RetryConfig,
    budget: Arc<RetryBudget>,
    random: Random,
}

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
        todo!(
            "exercise 4.4: the wait before a retry — {retry} {request:?} {error} {random} {:?}",
            self.config
        )
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
        todo!(
            "exercise 4.6: try, decide, wait, try again — {request:?} {:?}",
            self.config
        )
    }
}
