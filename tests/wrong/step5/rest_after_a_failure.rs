// Mistake: after a failure the caller is held for a moment, before it is reported.
// Caught by: exercise_6_layer::errors_are_handed_on
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
    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
}
admitted.verdict = crate::verdict(&outcome);
outcome
// ANCHOR_END: exercise_5_6
