// Mistake: the time comes from the clock of the standard library, which no paused clock stops.
// Caught by: exercise_6_layer::it_goes_by_the_clock_of_the_runtime
// ANCHOR: exercise_5_6
let ticket = self
    .step(|machine, _| machine.admit(std::time::Instant::now().into()))
    .map_err(|refused| ApiError::CircuitOpen {
        retry_in: refused.retry_in,
    })?;
// From here on the ticket goes back, whatever happens.
let mut admitted = Admitted {
    breaker: self,
    ticket: Some(ticket),
    verdict: crate::Verdict::Ignored,
};
let outcome = self.inner.send(request).await;
admitted.verdict = crate::verdict(&outcome);
outcome
// ANCHOR_END: exercise_5_6
// ANCHOR: exercise_5_6_guard
/// A call that was admitted. When it is dropped, however that comes about, its
/// ticket goes back: no way of ending a call can leave a probe's place taken.
struct Admitted<'a, T: Transport> {
    breaker: &'a CircuitBreaker<T>,
    /// Taken out when the ticket goes back.
    ticket: Option<crate::Ticket>,
    verdict: crate::Verdict,
}

impl<T: Transport> Drop for Admitted<'_, T> {
    /// Reports `verdict`; a panic under way is a failure, whatever it says.
    fn drop(&mut self) {
        let verdict = match std::thread::panicking() {
            true => crate::Verdict::Failure,
            false => self.verdict,
        };
        if let Some(ticket) = self.ticket.take() {
            let now = std::time::Instant::now().into();
            self.breaker
                .step(|machine, _| machine.on_result(now, ticket, verdict));
        }
    }
}
// ANCHOR_END: exercise_5_6_guard
