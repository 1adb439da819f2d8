// Mistake: a probe whose connection broke is sent a second time at once, under the same ticket.
// Caught by: exercise_6_layer::each_call_is_one_request
// ANCHOR: exercise_5_6
let ticket = self
    .step(Machine::admit)
    .map_err(|refused| ApiError::CircuitOpen {
        retry_in: refused.retry_in,
    })?;
let mut admitted = Admitted {
    breaker: self,
    ticket: Some(ticket),
    verdict: crate::Verdict::Ignored,
};
let mut outcome = self.inner.send(request).await;
if self.state() == State::HalfOpen && matches!(outcome, Err(ApiError::Connection { .. })) {
    outcome = self.inner.send(request).await;
}
admitted.verdict = crate::verdict(&outcome);
outcome
// ANCHOR_END: exercise_5_6
