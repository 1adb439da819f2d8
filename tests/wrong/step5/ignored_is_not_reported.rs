// Mistake: what says nothing is not reported: a probe that gets a 404 keeps its place.
// Caught by: exercise_6_layer::a_probe_without_a_verdict_gives_its_place_back
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
    /// Reports `verdict` if it says anything; a panic under way is a failure.
    fn drop(&mut self) {
        let verdict = match std::thread::panicking() {
            true => crate::Verdict::Failure,
            false => self.verdict,
        };
        if let Some(ticket) = self.ticket.take()
            && verdict != crate::Verdict::Ignored
        {
            self.breaker
                .step(|machine, now| machine.on_result(now, ticket, verdict));
        }
    }
}
// ANCHOR_END: exercise_5_6_guard
