// Mistake: only failures are reported: a half-open circuit never closes.
// Caught by: exercise_6_layer::it_closes_when_the_service_is_well_again
// Also caught by: exercise_6_layer::a_whole_outage_cold_and_warm
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
if outcome.is_err() {
    admitted.verdict = crate::verdict(&outcome);
}
outcome
// ANCHOR_END: exercise_5_6
