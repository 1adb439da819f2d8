// Mistake: a failed call is made a second time under the same ticket: one result for two calls.
// Caught by: exercise_6_layer::an_open_circuit_sends_nothing
// ANCHOR: exercise_5_6
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
let mut outcome = self.inner.send(request).await;
if outcome.is_err() {
    outcome = self.inner.send(request).await;
}
admitted.verdict = crate::verdict(&outcome);
outcome
// ANCHOR_END: exercise_5_6
