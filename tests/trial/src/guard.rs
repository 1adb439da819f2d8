//! A circuit breaker as a layer, around the machine of `machine.rs`.

use std::sync::{Mutex, MutexGuard, PoisonError};

use step2::{ApiError, Reply};
use step3::{Request, Transport};
use step5::{BreakerConfig, Verdict, verdict};
use tokio::time::Instant;

use crate::Ticket;
use crate::machine::ByHand;
use crate::quirk::Quirk;

pub(crate) struct Guard<T> {
    inner: T,
    machine: Mutex<ByHand>,
    quirk: Quirk,
}

impl<T: Transport> Guard<T> {
    pub(crate) fn new(inner: T, config: BreakerConfig, quirk: Quirk) -> Guard<T> {
        let machine = Mutex::new(ByHand::new(config, quirk));
        Guard {
            inner,
            machine,
            quirk,
        }
    }

    fn machine(&self) -> MutexGuard<'_, ByHand> {
        self.machine.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn judge(&self, outcome: &Result<Reply, ApiError>) -> Verdict {
        match outcome {
            Err(ApiError::NotFound) if self.quirk == Quirk::Blaming => Verdict::Failure,
            outcome => verdict(outcome),
        }
    }
}

/// Gives a ticket back when it is dropped: ignored, if nothing else is known.
struct Held<'a, T: Transport> {
    guard: &'a Guard<T>,
    ticket: Option<Ticket>,
}

impl<T: Transport> Held<'_, T> {
    fn give_back(&mut self, verdict: Verdict) {
        if let Some(ticket) = self.ticket.take() {
            let mut machine = self.guard.machine();
            machine.on_result(Instant::now(), ticket, verdict);
        }
    }
}

impl<T: Transport> Drop for Held<'_, T> {
    fn drop(&mut self) {
        let verdict = match std::thread::panicking() {
            true => Verdict::Failure,
            false => Verdict::Ignored,
        };
        if self.guard.quirk != Quirk::Wedged {
            self.give_back(verdict);
        }
    }
}

impl<T: Transport> Transport for Guard<T> {
    async fn send(&self, request: &Request) -> Result<Reply, ApiError> {
        let admitted = self.machine().admit(Instant::now());
        let ticket = admitted.map_err(|refused| ApiError::CircuitOpen {
            retry_in: refused.retry_in,
        })?;
        let mut held = Held {
            guard: self,
            ticket: Some(ticket),
        };
        let outcome = self.inner.send(request).await;
        held.give_back(self.judge(&outcome));
        outcome
    }
}
