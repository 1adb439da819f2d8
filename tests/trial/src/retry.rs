//! Retries written another way than those of step 4: a loop, without tokio-retry
//! and without a word in the log.

use std::cell::Cell;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Method;
use step2::{ApiError, Phase, Reply};
use step3::{Request, Transport};
use step4::{RetryBudget, RetryConfig, may_retry};
use step7::ClientConfig;
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
    /// How long a call may take.
    deadline: Duration,
}

impl<T: Transport> Loop<T> {
    pub(crate) fn new(inner: T, config: &ClientConfig, quirk: Quirk) -> Loop<T> {
        let budget = RetryBudget::new(config.budget.reserve, config.budget.percent);
        Loop {
            inner,
            config: config.retry.clone(),
            budget: Arc::new(budget),
            quirk,
            deadline: config.deadline,
        }
    }

    fn helps(&self, request: &Request, error: &ApiError) -> bool {
        match (self.quirk, error) {
            (Quirk::Stubborn, ApiError::NotFound) => true,
            // Its own time-out: so that only the sum of its attempts is too long.
            (Quirk::Piecemeal, ApiError::Timeout { phase, .. }) if *phase == Phase::Deadline => {
                false
            }
            (Quirk::Careless, error) if request.method == Method::POST => error.is_retryable(),
            _ => may_retry(request, error),
        }
    }

    /// What the schedule says about the wait before a retry.
    fn scheduled(&self, retry: u32, random: f64) -> Duration {
        let scheduled = self.config.wait(retry, random);
        // With random waits, some of it would show by chance, and not in each run.
        match (self.quirk, retry) {
            (Quirk::Hasty, _) => Duration::ZERO,
            (Quirk::Flat, _) => self.config.wait(0, random),
            (Quirk::Giddy, 0) if self.config.jitter => {
                (scheduled * 3 / 2).min(self.config.max_wait)
            }
            _ if self.config.jitter => scheduled,
            (Quirk::Uneven, 0) => scheduled + self.config.first_wait / 4,
            (Quirk::Uneven, 1) => scheduled.saturating_sub(self.config.first_wait / 4),
            (Quirk::Sluggish, _) => scheduled * 11 / 10,
            _ => scheduled,
        }
    }

    /// The wait before a retry, when that is `scheduled`; `None` when it would not end
    /// before the deadline.
    fn wait(&self, request: &Request, error: &ApiError, scheduled: Duration) -> Option<Duration> {
        let asked_for = error.retry_after().unwrap_or_default();
        let asked_for = match self.quirk {
            Quirk::Deaf => Duration::ZERO,
            Quirk::Impatient => asked_for.mul_f64(0.99),
            _ => asked_for,
        };
        let wait = match self.quirk {
            Quirk::Late => scheduled.max(asked_for) + Duration::from_millis(1),
            Quirk::Polite if asked_for > scheduled => asked_for + Duration::from_millis(500),
            _ => scheduled.max(asked_for),
        };
        let in_time = |wait: &Duration| {
            let end = Instant::now().checked_add(*wait);
            end.is_some_and(|end| request.deadline.is_none_or(|deadline| end < deadline))
        };
        match self.quirk {
            Quirk::Obedient => Some(wait),
            Quirk::Headstrong if !in_time(&wait) => Some(scheduled).filter(in_time),
            _ => Some(wait).filter(in_time),
        }
    }

    fn random(&self) -> f64 {
        let is_first = IS_FIRST.replace(false);
        let drawn: f64 = rand::random();
        match self.quirk {
            Quirk::Lucky if is_first => 0.0,
            Quirk::Lucky => drawn / 10.0,
            Quirk::Unlucky if is_first => 1.0_f64.next_down(),
            // So that chance does not decide whether the broken one is caught.
            Quirk::Unlucky | Quirk::Boundless | Quirk::Giddy => 0.9 + drawn / 20.0,
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
        if self.quirk == Quirk::Piecemeal {
            // It looks at the deadline before each wait, and nobody ends an attempt.
            sent.deadline = Some(Instant::now() + self.deadline);
        }
        let most = match self.quirk {
            Quirk::Meek => 1,
            Quirk::Eager => self.config.max_attempts + 1,
            _ => self.config.max_attempts,
        };
        let once = (self.quirk == Quirk::Monotone).then(|| self.random());
        let mut attempt = 1;
        let mut earlier = None;
        loop {
            let error = match (self.inner.send(&sent).await, earlier.take()) {
                (Ok(_), Some(error)) if self.quirk == Quirk::Resigned => return Err(error),
                (Ok(reply), _) => return Ok(reply),
                (Err(error), _) => error,
            };
            if attempt >= most || !self.helps(request, &error) {
                return Err(error);
            }
            let random = once.unwrap_or_else(|| self.random());
            let scheduled = self.scheduled(attempt - 1, random);
            let Some(wait) = self.wait(&sent, &error, scheduled) else {
                if let (Quirk::Dawdling, Some(deadline)) = (self.quirk, request.deadline) {
                    sleep((deadline - Instant::now()) / 10).await;
                }
                return Err(error);
            };
            if !self.pays() {
                return Err(error);
            }
            sleep(wait).await;
            earlier = Some(error);
            attempt += 1;
            match self.quirk {
                Quirk::Forgetful => sent.idempotency_key = None,
                Quirk::LightHanded => sent.body.clear(),
                Quirk::Inventive if sent.idempotency_key.is_some() => {
                    sent.idempotency_key = Some(format!("attempt-{attempt}"));
                }
                _ => {}
            }
        }
    }
}
