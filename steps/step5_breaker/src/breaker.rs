//! The circuit breaker as a layer: asks the machine, makes the call, reports.

use std::sync::{Mutex, MutexGuard, PoisonError};

use step2::{ApiError, Reply};
use step3::{Request, Transport};
use tokio::time::Instant;

use crate::{BreakerConfig, Machine, State};

/// Stops calling a service that does not work, and finds out when it works again.
///
/// One for each service: what fails together opens together.
#[derive(Debug)]
pub struct CircuitBreaker<T> {
    inner: T,
    machine: Mutex<Machine>,
}

impl<T: Transport> CircuitBreaker<T> {
    /// A closed circuit in front of `inner`.
    pub fn new(inner: T, config: BreakerConfig) -> CircuitBreaker<T> {
        CircuitBreaker {
            inner,
            machine: Mutex::new(Machine::new(config)),
        }
    }

    /// The transport inside.
    pub fn inner(&self) -> &T {
        &self.inner
    }

    /// The state as of the last call.
    pub fn state(&self) -> State {
        self.lock().state()
    }

    /// Lets the machine do one step, and logs a change of state: warn, `circuit
    /// opened`; info, `circuit half-open`; info, `circuit closed`.
    ///
    /// The lock is held for that step alone, and no code but the machine's runs
    /// under it.
    fn step<R>(&self, work: impl FnOnce(&mut Machine, Instant) -> R) -> R {
        let (before, result, after) = {
            let mut machine = self.lock();
            let before = machine.state();
            let result = work(&mut machine, Instant::now());
            (before, result, machine.state())
        };
        if before != after {
            match after {
                State::Open => tracing::warn!("circuit opened"),
                State::HalfOpen => tracing::info!("circuit half-open"),
                State::Closed => tracing::info!("circuit closed"),
            }
        }
        result
    }

    /// The machine. A panic elsewhere does not leave it half-changed, so a
    /// poisoned lock is used as any other.
    fn lock(&self) -> MutexGuard<'_, Machine> {
        self.machine.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T: Transport> Transport for CircuitBreaker<T> {
    /// Makes the call if the machine admits it, and tells the machine what came
    /// of it ([`verdict`](crate::verdict)) as soon as that is known. A call is one
    /// request, handed on as it was, also if it is a probe.
    ///
    /// A call that is dropped before its end is ignored, and one that panics, even
    /// before its first wait, is a failure: the ticket goes back in any case. A value
    /// that hands it back in its `Drop` sees to that. It cannot tell a panic of the
    /// call from one of the caller beside it, which drops the call as well; both count.
    ///
    /// # Errors
    /// [`ApiError::CircuitOpen`] if the machine refuses: at once, and with the
    /// machine's `retry_in`. Nothing was sent then; the `send` inside was not even
    /// called. All others are handed on as they are, those of probes too.
    async fn send(&self, request: &Request) -> Result<Reply, ApiError> {
        todo!(
            "exercise 5.6: ask, call, report — {request:?} {:?}",
            self.step(|machine, _| machine.state())
        )
    }
}
