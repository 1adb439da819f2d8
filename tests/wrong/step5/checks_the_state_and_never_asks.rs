// Mistake: a call is made only while the circuit is not open, so it never becomes half-open.
// Caught by: exercise_6_layer::it_closes_when_the_service_is_well_again
// Also caught by: exercise_6_layer::fifty_callers_at_once_make_two_probes
// ANCHOR: exercise_5_6
if self.state() == State::Open {
    let retry_in = std::time::Duration::from_secs(7);
    return Err(ApiError::CircuitOpen { retry_in });
}
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
};
let outcome = self.inner.send(request).await;
admitted.verdict = crate::verdict(&outcome);
outcome
// ANCHOR_END: exercise_5_6
