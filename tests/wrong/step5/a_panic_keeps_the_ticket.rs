// Mistake: a panic under way is none of the guard's business: it hands nothing back.
// Caught by: exercise_6_layer::a_probe_that_panics_is_a_failed_probe
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
    /// Reports `verdict`, unless a panic is under way.
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        let verdict = self.verdict;
        if let Some(ticket) = self.ticket.take() {
            self.breaker
                .step(|machine, now| machine.on_result(now, ticket, verdict));
        }
    }
}
// ANCHOR_END: exercise_5_6_guard
