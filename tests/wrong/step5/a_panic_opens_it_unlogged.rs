// Mistake: a circuit that a panic opens, or a failed probe that panics, is not logged.
// Caught by: exercise_6_layer::a_panic_opens_it_as_any_failure_does
// ANCHOR: exercise_5_6_guard
struct Admitted<'a, T: Transport> {
    breaker: &'a CircuitBreaker<T>,
    ticket: Option<crate::Ticket>,
}

impl<T: Transport> Admitted<'_, T> {
    fn report(mut self, verdict: crate::Verdict) {
        if let Some(ticket) = self.ticket.take() {
            self.breaker
                .step(|machine, now| machine.on_result(now, ticket, verdict));
        }
    }
}

impl<T: Transport> Drop for Admitted<'_, T> {
    fn drop(&mut self) {
        let Some(ticket) = self.ticket.take() else {
            return;
        };
        let verdict = match std::thread::panicking() {
            true => crate::Verdict::Failure,
            false => crate::Verdict::Ignored,
        };
        let mut machine = self.breaker.lock();
        machine.on_result(Instant::now(), ticket, verdict);
    }
}
// ANCHOR_END: exercise_5_6_guard
// ANCHOR: exercise_5_6
        let ticket = self
            .step(Machine::admit)
            .map_err(|refused| ApiError::CircuitOpen {
                retry_in: refused.retry_in,
            })?;
        let admitted = Admitted {
            breaker: self,
            ticket: Some(ticket),
        };
        let outcome = self.inner.send(request).await;
        admitted.report(crate::verdict(&outcome));
        outcome
// ANCHOR_END: exercise_5_6
