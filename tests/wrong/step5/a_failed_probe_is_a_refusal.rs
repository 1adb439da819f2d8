// Mistake: a probe whose failure opens the circuit again gets a refusal in place of its error.
// Caught by: exercise_6_layer::each_error_is_handed_on_as_it_is
// ANCHOR: exercise_5_6
let ticket = self
    .step(Machine::admit)
    .map_err(|refused| ApiError::CircuitOpen {
        retry_in: refused.retry_in,
    })?;
let is_probe = self.state() == State::HalfOpen;
let mut admitted = Admitted {
    breaker: self,
    ticket: Some(ticket),
    verdict: crate::Verdict::Ignored,
};
let outcome = self.inner.send(request).await;
admitted.verdict = crate::verdict(&outcome);
if is_probe && admitted.verdict == crate::Verdict::Failure {
    drop(admitted);
    let left = self.lock().open_time_left(Instant::now());
    let retry_in = left.unwrap_or_default();
    return Err(ApiError::CircuitOpen { retry_in });
}
outcome
// ANCHOR_END: exercise_5_6
