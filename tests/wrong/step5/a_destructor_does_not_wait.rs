// Mistake: a destructor that finds the lock taken gives up, and the ticket is lost.
// Caught by: exercise_6_layer::a_probe_comes_back_while_others_look
// ANCHOR: exercise_5_6_guard
struct Admitted<'a, T: Transport> {
    breaker: &'a CircuitBreaker<T>,
    ticket: Option<crate::Ticket>,
    verdict: crate::Verdict,
}

impl<T: Transport> Drop for Admitted<'_, T> {
    fn drop(&mut self) {
        let verdict = match std::thread::panicking() {
            true => crate::Verdict::Failure,
            false => self.verdict,
        };
        // A destructor must not block.
        if self.breaker.machine.try_lock().is_err() {
            return;
        }
        if let Some(ticket) = self.ticket.take() {
            self.breaker
                .step(|machine, now| machine.on_result(now, ticket, verdict));
        }
    }
}
// ANCHOR_END: exercise_5_6_guard
