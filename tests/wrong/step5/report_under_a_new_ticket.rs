// Mistake: the report asks for a new ticket: a late result counts in whatever period it ends in.
// Caught by: exercise_6_layer::a_late_answer_decides_nothing
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
        self.ticket = None;
        self.breaker.step(|machine, now| {
            if let Ok(ticket) = machine.admit(now) {
                machine.on_result(now, ticket, verdict);
            }
        });
    }
}
// ANCHOR_END: exercise_5_6_guard
