// Mistake: a POST is never a probe: a client that only places orders stays shut out.
// Caught by: exercise_6_layer::a_circuit_is_for_calls_of_every_kind
// ANCHOR: exercise_5_6
if self.state() != State::Closed && request.method.as_str() == "POST" {
    return Err(ApiError::CircuitOpen { retry_in: std::time::Duration::ZERO });
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
