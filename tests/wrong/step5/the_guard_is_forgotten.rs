// Mistake: the guard is forgotten when all went well, to save the work: the ticket never goes back.
// Caught by: exercise_6_layer::it_closes_when_the_service_is_well_again
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
let outcome = self.inner.send(request).await;
admitted.verdict = crate::verdict(&outcome);
if outcome.is_ok() {
    std::mem::forget(admitted);
}
outcome
// ANCHOR_END: exercise_5_6
