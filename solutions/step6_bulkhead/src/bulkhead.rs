//! The bulkhead as a layer: no call is sent without a permit.

use step2::{ApiError, Reply};
use step3::{Request, Transport};

use crate::{BulkheadConfig, Limiter};

/// Limits how many calls to one dependency are under way, so that a slow one can
/// tie up no more than its share of the client.
// ANCHOR: bulkhead
pub struct Bulkhead<T> {
    inner: T,
    config: BulkheadConfig,
    limiter: Limiter,
}

impl<T: Transport> Bulkhead<T> {
    /// Limits the calls of `inner`.
    pub fn new(inner: T, config: BulkheadConfig) -> Bulkhead<T> {
        Bulkhead {
            inner,
            limiter: Limiter::new(config.clone()),
            config,
        }
    }

    /// The transport inside.
    pub fn inner(&self) -> &T {
        &self.inner
    }

    /// How many calls are running.
    pub fn running(&self) -> usize {
        self.limiter.running()
    }

    /// How many calls wait for their turn.
    pub fn waiting(&self) -> usize {
        self.limiter.waiting()
    }
}
// ANCHOR_END: bulkhead

impl<T: Transport> Transport for Bulkhead<T> {
    /// Sends the request on with a permit in hand, which is given back when the
    /// answer is there, or the call ends in any other way.
    ///
    /// A call that gets a place in the queue waits for its turn, for `max_wait`
    /// at most, and never past the request's deadline. (If that has passed already and
    /// there is room, it may run or be refused: here it makes no difference.) Once it
    /// runs, nothing here cuts it short.
    ///
    /// Each decision is an event, with `path` ([`Request::path_for_log`]) and whole
    /// numbers. Nothing else of the request is in it: no query, no key, no body.
    /// There are no other events:
    ///
    /// - info, `bulkhead waited`, when a call that had to wait gets its turn, with
    ///   `wait_ms`;
    /// - warn, `bulkhead refused`, with `reason` (`queue full` or `waited too
    ///   long`), `running`, `waiting` (how many others do) and `wait_ms`.
    ///
    /// A call that runs at once has no event.
    ///
    /// # Errors
    /// [`ApiError::BulkheadFull`] when there is no room, or the wait takes too
    /// long: nothing was sent then. All other errors are handed on.
    async fn send(&self, request: &Request) -> Result<Reply, ApiError> {
        // STUB todo!(
        // STUB     "exercise 6.4: come in or be refused, send, leave — {request:?} {:?}",
        // STUB     self.config
        // STUB )
        // ANCHOR: exercise_6_4
        let _permit = match self.limiter.enter() {
            crate::Entry::Run(permit) => permit,
            crate::Entry::Wait(place) => self.wait(request, place).await?,
            crate::Entry::Refuse => {
                return Err(self.refuse(request, "queue full", 0));
            }
        };
        self.inner.send(request).await
        // ANCHOR_END: exercise_6_4
    }
}

// STUB
// ANCHOR: exercise_6_4_wait
impl<T: Transport> Bulkhead<T> {
    /// Exchanges a place in the queue for a permit.
    async fn wait<'a>(
        &'a self,
        request: &Request,
        place: crate::Place<'a>,
    ) -> Result<crate::Permit<'a>, ApiError> {
        let start = tokio::time::Instant::now();
        let mut limit = self.config.max_wait;
        if let Some(deadline) = request.deadline {
            limit = limit.min(deadline.saturating_duration_since(start));
        }

        let permit = self.limiter.wait(place, limit).await;

        let wait_ms = start.elapsed().as_millis() as u64;
        match permit {
            Some(permit) => {
                tracing::info!(path = request.path_for_log(), wait_ms, "bulkhead waited");
                Ok(permit)
            }
            None => Err(self.refuse(request, "waited too long", wait_ms)),
        }
    }

    /// The error for a call that is turned away. The decision is logged.
    fn refuse(&self, request: &Request, reason: &str, wait_ms: u64) -> ApiError {
        tracing::warn!(
            path = request.path_for_log(),
            reason,
            running = self.running(),
            waiting = self.waiting(),
            wait_ms,
            "bulkhead refused"
        );
        ApiError::BulkheadFull
    }
}
// ANCHOR_END: exercise_6_4_wait
