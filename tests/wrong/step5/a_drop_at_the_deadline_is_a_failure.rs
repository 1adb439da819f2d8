// Mistake: a call that is dropped at its deadline counts as a failure.
// Caught by: exercise_6_layer::a_dropped_call_is_no_failure
// ANCHOR: exercise_5_6_guard
struct Admitted<'a, T: Transport> {
    breaker: &'a CircuitBreaker<T>,
    ticket: Option<crate::Ticket>,
    verdict: Option<crate::Verdict>,
    deadline: Option<Instant>,
}

impl<T: Transport> Drop for Admitted<'_, T> {
    fn drop(&mut self) {
        // Who is dropped at the deadline has waited in vain for the service.
        let too_late = self.deadline.is_some_and(|deadline| deadline <= Instant::now());
        let verdict = match self.verdict {
            _ if std::thread::panicking() => crate::Verdict::Failure,
            Some(verdict) => verdict,
            None if too_late => crate::Verdict::Failure,
            None => crate::Verdict::Ignored,
        };
        if let Some(ticket) = self.ticket.take() {
            self.breaker
                .step(|machine, now| machine.on_result(now, ticket, verdict));
        }
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
            verdict: None,
            deadline: request.deadline,
        };
        let outcome = self.inner.send(request).await;
        admitted.verdict = Some(crate::verdict(&outcome));
        outcome
// ANCHOR_END: exercise_5_6
