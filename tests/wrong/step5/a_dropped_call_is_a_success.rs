// Mistake: a call is a success until it has failed: whoever hangs up closes the circuit.
// Caught by: exercise_6_layer::dropped_calls_are_no_successes
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
    verdict: crate::Verdict::Success,
};
let outcome = self.inner.send(request).await;
admitted.verdict = crate::verdict(&outcome);
outcome
// ANCHOR_END: exercise_5_6
