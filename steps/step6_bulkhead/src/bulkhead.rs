//! The bulkhead as a layer: no call is sent without a permit.

use step2::{ApiError, Reply};
use step3::{Request, Transport};

use crate::{BulkheadConfig, Limiter};

/// Limits how many calls to one dependency are under way, so that a slow one can
/// tie up no more than its share of the client.
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
        todo!(
            "exercise 6.4: come in or be refused, send, leave — {request:?} {:?}",
            self.config
        )
    }
}
