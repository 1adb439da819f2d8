// Mistake: `let _ =` drops the guard on the spot: the ticket is back before the call begins.
// Caught by: exercise_6_layer::an_open_circuit_sends_nothing
// ANCHOR: exercise_5_6
let ticket = self
    .step(Machine::admit)
    .map_err(|refused| ApiError::CircuitOpen {
        retry_in: refused.retry_in,
    })?;
let _ = Admitted {
    breaker: self,
    ticket: Some(ticket),
    verdict: crate::Verdict::Ignored,
};
self.inner.send(request).await
// ANCHOR_END: exercise_5_6
