// Mistake: the machine is used past `step`: nobody is told when the circuit opens.
// Caught by: exercise_6_layer::each_change_of_state_is_logged_once
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
            let mut machine = self.breaker.lock();
            machine.on_result(Instant::now(), ticket, verdict);
        }
    }
}
// ANCHOR_END: exercise_5_6_guard
