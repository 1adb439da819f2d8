//! Retries written another way than those of step 4: a loop, without tokio-retry
//! and without a word in the log.

use std::cell::Cell;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Method;
use step2::{ApiError, Reply};
use step3::{Request, Transport};
use step4::{RetryBudget, RetryConfig, may_retry};
use tokio::time::{Instant, sleep};

use crate::quirk::Quirk;

thread_local! {
    /// Whether no client has drawn a number yet. Each test has a thread of its own.
    static IS_FIRST: Cell<bool> = const { Cell::new(true) };
}

pub(crate) struct Loop<T> {
    inner: T,
    config: RetryConfig,
    budget: Arc<RetryBudget>,
    quirk: Quirk,
}

impl<T: Transport> Loop<T> {
    pub(crate) fn new(inner: T, config: RetryConfig, budget: RetryBudget, quirk: Quirk) -> Loop<T> {
        Loop {
            inner,
            config,
            budget: Arc::new(budget),
            quirk,
        }
    }

    fn helps(&self, request: &Request, error: &ApiError) -> bool {
        match (self.quirk, error) {
            (Quirk::Stubborn, ApiError::NotFound) => true,
            (Quirk::Careless, error) if request.method == Method::POST => error.is_retryable(),
            _ => may_retry(request, error),
        }
    }

    /// The wait before a retry; `None` when it would not end before the deadline.
    fn wait(&self, request: &Request, error: &ApiError, retry: u32) -> Option<Duration> {
        let scheduled = match self.quirk {
            Quirk::Hasty => Duration::ZERO,
            Quirk::Flat => self.config.wait(0, self.random()),
            // With random waits it would show by chance, and not in each run.
            Quirk::Uneven if !self.config.jitter => {
                let scheduled = self.config.wait(retry, self.random());
                match retry {
                    0 => scheduled + self.config.first_wait / 4,
                    1 => scheduled.saturating_sub(self.config.first_wait / 4),
                    _ => scheduled,
                }
            }
            Quirk::Sluggish if !self.config.jitter => {
                self.config.wait(retry, self.random()) * 11 / 10
            }
            _ => self.config.wait(retry, self.random()),
        };
        let asked_for = match self.quirk {
            Quirk::Deaf => Duration::ZERO,
            _ => error.retry_after().unwrap_or_default(),
        };
        let wait = match self.quirk {
            Quirk::Late => scheduled.max(asked_for) + Duration::from_millis(1),
            Quirk::Polite if asked_for > scheduled => asked_for + Duration::from_millis(500),
            _ => scheduled.max(asked_for),
        };
        let end = Instant::now().checked_add(wait)?;
        let in_time = request.deadline.is_none_or(|deadline| end < deadline);
        (in_time || self.quirk == Quirk::Obedient).then_some(wait)
    }

    fn random(&self) -> f64 {
        let is_first = IS_FIRST.replace(false);
        let drawn: f64 = rand::random();
        match self.quirk {
            Quirk::Lucky if is_first => 0.0,
            Quirk::Lucky => drawn / 10.0,
            Quirk::Unlucky if is_first => 1.0_f64.next_down(),
            // So that chance does not decide whether the broken one is caught.
            Quirk::Unlucky | Quirk::Boundless => 0.9 + drawn / 20.0,
            _ => drawn,
        }
    }

    fn pays(&self) -> bool {
        self.quirk == Quirk::Spender || self.budget.withdraw()
    }
}

impl<T: Transport> Transport for Loop<T> {
    async fn send(&self, request: &Request) -> Result<Reply, ApiError> {
        self.budget.deposit();
        let mut sent = request.clone();
        let most = match self.quirk {
            Quirk::Meek => 1,
            Quirk::Eager => self.config.max_attempts + 1,
            _ => self.config.max_attempts,
        };
        let mut attempt = 1;
        loop {
            let error = match self.inner.send(&sent).await {
                Ok(reply) => return Ok(reply),
                Err(error) => error,
            };
            if attempt >= most || !self.helps(request, &error) {
                return Err(error);
            }
            let Some(wait) = self.wait(request, &error, attempt - 1) else {
                return Err(error);
            };
            if !self.pays() {
                return Err(error);
            }
            sleep(wait).await;
            attempt += 1;
            match self.quirk {
                Quirk::Forgetful => sent.idempotency_key = None,
                Quirk::LightHanded => sent.body.clear(),
                _ => {}
            }
        }
    }
}
