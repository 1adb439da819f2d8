// Mistake: a circuit that a panic opens is open from the beginning of the call on.
// Caught by: exercise_6_layer::a_panic_opens_it_as_any_failure_does
// ANCHOR: exercise_5_6_guard
struct Admitted<'a, T: Transport> {
    breaker: &'a CircuitBreaker<T>,
    ticket: Option<crate::Ticket>,
    verdict: crate::Verdict,
    since: Instant,
}

impl<T: Transport> Drop for Admitted<'_, T> {
    fn drop(&mut self) {
        let Some(ticket) = self.ticket.take() else {
            return;
        };
        let verdict = match std::thread::panicking() {
            true => crate::Verdict::Failure,
            false => self.verdict,
        };
        let since = self.since;
        self.breaker
            .step(|machine, _| machine.on_result(since, ticket, verdict));
    }
}
// ANCHOR_END: exercise_5_6_guard
// ANCHOR: exercise_5_6
        let ticket = self
            .step(Machine::admit)
            .map_err(|refused| ApiError::CircuitOpen {
                retry_in: refused.retry_in,
            })?;
        let mut admitted = Admitted {
            breaker: self,
            ticket: Some(ticket),
            verdict: crate::Verdict::Ignored,
            since: Instant::now(),
        };
        let outcome = self.inner.send(request).await;
        admitted.since = Instant::now();
        admitted.verdict = crate::verdict(&outcome);
        outcome
// ANCHOR_END: exercise_5_6
