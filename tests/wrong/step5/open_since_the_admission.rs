// Mistake: reported is the time of the admission: a slow failure takes from the open time.
// Caught by: exercise_6_layer::the_open_time_begins_when_the_failure_is_known
// ANCHOR: exercise_5_6
let at = Instant::now();
let ticket = self
    .step(Machine::admit)
    .map_err(|refused| ApiError::CircuitOpen {
        retry_in: refused.retry_in,
    })?;
// From here on the ticket goes back, whatever happens.
let mut admitted = Admitted {
    breaker: self,
    ticket: Some(ticket),
    verdict: crate::Verdict::Ignored,
    at,
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
    at: Instant,
}

impl<T: Transport> Drop for Admitted<'_, T> {
    /// Reports `verdict`; a panic under way is a failure, whatever it says.
    fn drop(&mut self) {
        let verdict = match std::thread::panicking() {
            true => crate::Verdict::Failure,
            false => self.verdict,
        };
        let at = self.at;
        if let Some(ticket) = self.ticket.take() {
            self.breaker
                .step(|machine, _| machine.on_result(at, ticket, verdict));
        }
    }
}
// ANCHOR_END: exercise_5_6_guard
