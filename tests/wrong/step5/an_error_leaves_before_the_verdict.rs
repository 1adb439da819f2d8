// Mistake: `?` leaves with the error before the verdict is set: only successes are counted.
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
let reply = self.inner.send(request).await?;
admitted.verdict = crate::Verdict::Success;
Ok(reply)
// ANCHOR_END: exercise_5_6
