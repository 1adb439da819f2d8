// Right: a panic is caught, reported and passed on; the guard is for dropped calls alone.
// ANCHOR: exercise_5_6
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

let admitted = self.step(|machine, now| machine.admit(now));
let ticket = admitted.map_err(|refused| ApiError::CircuitOpen {
    retry_in: refused.retry_in,
})?;
let mut guard = Dropped {
    breaker: self,
    ticket: Some(ticket),
};
let mut call = std::pin::pin!(async { self.inner.send(request).await });
let ended = std::future::poll_fn(|context| {
    let poll = AssertUnwindSafe(|| call.as_mut().poll(context));
    match catch_unwind(poll) {
        Ok(poll) => poll.map(Ok),
        Err(panic) => std::task::Poll::Ready(Err(panic)),
    }
})
.await;
match ended {
    Ok(outcome) => {
        guard.report(crate::verdict(&outcome));
        outcome
    }
    Err(panic) => {
        guard.report(crate::Verdict::Failure);
        resume_unwind(panic)
    }
}
// ANCHOR_END: exercise_5_6
// ANCHOR: exercise_5_6_guard
/// Hands the ticket back as ignored, unless the call came to an end before.
struct Dropped<'a, T: Transport> {
    breaker: &'a CircuitBreaker<T>,
    ticket: Option<crate::Ticket>,
}

impl<T: Transport> Dropped<'_, T> {
    fn report(&mut self, verdict: crate::Verdict) {
        if let Some(ticket) = self.ticket.take() {
            self.breaker
                .step(|machine, now| machine.on_result(now, ticket, verdict));
        }
    }
}

impl<T: Transport> Drop for Dropped<'_, T> {
    fn drop(&mut self) {
        self.report(crate::Verdict::Ignored);
    }
}
// ANCHOR_END: exercise_5_6_guard
