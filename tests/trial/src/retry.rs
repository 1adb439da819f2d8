//! Retries written another way than those of step 4: a loop, without tokio-retry
//! and without a word in the log.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use reqwest::Method;
use step2::{ApiError, Phase, Reply};
use step3::{Request, Transport};
use step4::{RetryBudget, RetryConfig, may_retry};
use step7::ClientConfig;
use tokio::time::{Instant, sleep};

use crate::quirk::Quirk;

thread_local! {
    /// How many numbers all clients have drawn. Each test has a thread of its own.
    static DRAWN: Cell<u32> = const { Cell::new(0) };
}

pub(crate) struct Loop<T> {
    inner: T,
    config: RetryConfig,
    budget: Arc<RetryBudget>,
    quirk: Quirk,
    /// How long a call may take.
    deadline: Duration,
    /// How many numbers it has drawn.
    drawn: AtomicU32,
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
            drawn: AtomicU32::new(0),
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
            (Quirk::Hopeful, ApiError::Timeout { .. }) => true,
            (Quirk::Timid, _) if request.method == Method::POST => false,
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
            (Quirk::Arithmetic, retry) => {
                (self.config.first_wait * (retry + 1)).min(self.config.max_wait)
            }
            (Quirk::Uneven, 0) => scheduled + self.config.first_wait / 4,
            (Quirk::Uneven, 1) => scheduled.saturating_sub(self.config.first_wait / 4),
            (Quirk::Sluggish, _) => scheduled + Duration::from_millis(3),
            (Quirk::Brisk, _) => scheduled.saturating_sub(Duration::from_millis(1)),
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
            Quirk::Polite if asked_for > scheduled => asked_for + Duration::from_millis(1500),
            Quirk::Literal if !asked_for.is_zero() => asked_for,
            _ => scheduled.max(asked_for),
        };
        let in_time = |wait: &Duration| {
            let end = Instant::now().checked_add(*wait);
            end.is_some_and(|end| {
                request.deadline.is_none_or(|deadline| {
                    end < deadline || (end == deadline && self.quirk == Quirk::Borderline)
                })
            })
        };
        match self.quirk {
            Quirk::Obedient => Some(wait),
            Quirk::Optimistic if wait < self.deadline => Some(wait),
            Quirk::Headstrong if !in_time(&wait) => Some(scheduled).filter(in_time),
            _ => Some(wait).filter(in_time),
        }
    }

    fn random(&self) -> f64 {
        let before = DRAWN.replace(DRAWN.get() + 1);
        let drawn: f64 = rand::random();
        match self.quirk {
            Quirk::Lucky if before % 4 < 2 => 0.0,
            Quirk::Lucky => drawn / 10.0,
            Quirk::Late | Quirk::Unlucky if before == 0 => 1.0_f64.next_down(),
            // So that chance does not decide whether the broken one is caught.
            Quirk::Late | Quirk::Unlucky | Quirk::Boundless | Quirk::Giddy => 0.9 + drawn / 20.0,
            Quirk::Seeded => {
                let number = self.drawn.fetch_add(1, Ordering::Relaxed) + 1;
                (f64::from(number) * 0.618).fract()
            }
            _ => drawn,
        }
    }

    /// Whether the budget pays for a retry. There was enough `before` the attempt.
    fn pays(&self, before: bool) -> bool {
        match self.quirk {
            Quirk::Spender => true,
            Quirk::Credulous => before,
            _ => self.budget.withdraw(),
        }
    }

    /// What becomes of a request before this attempt, if it is not the first.
    fn repeated(&self, sent: &mut Request, attempt: u32) {
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
        // The error before; of the dated client, the first.
        let mut earlier = None;
        loop {
            let enough = self.budget.available() > 0;
            let error = match (self.inner.send(&sent).await, earlier.take()) {
                (Ok(_), Some(earlier)) if self.quirk == Quirk::Resigned => return Err(earlier),
                (Ok(reply), _) => return Ok(reply),
                (Err(_), Some(earlier)) if self.quirk == Quirk::Dated => earlier,
                (Err(error), _) => error,
            };
            if attempt >= most || !self.helps(request, &error) {
                return Err(error);
            }
            let random = once.unwrap_or_else(|| self.random());
            let scheduled = self.scheduled(attempt - 1, random);
            let Some(wait) = self.wait(&sent, &error, scheduled) else {
                if let (Quirk::Dawdling, Some(deadline)) = (self.quirk, request.deadline) {
                    sleep((deadline - Instant::now()) / 40).await;
                }
                return Err(error);
            };
            if !self.pays(enough) {
                return Err(error);
            }
            sleep(wait).await;
            match self.quirk {
                Quirk::Credulous => drop(self.budget.withdraw()),
                Quirk::Indulgent => self.budget.deposit(),
                _ => {}
            }
            earlier = Some(error);
            attempt += 1;
            self.repeated(&mut sent, attempt);
        }
    }
}
