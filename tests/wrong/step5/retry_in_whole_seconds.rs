// Mistake: `retry_in` is rounded up to whole seconds.
// Caught by: exercise_6_layer::an_open_circuit_sends_nothing
// ANCHOR: exercise_5_6
let ticket = self
    .step(Machine::admit)
    .map_err(|refused| ApiError::CircuitOpen {
        retry_in: std::time::Duration::from_secs(refused.retry_in.as_millis().div_ceil(1000) as u64),
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
