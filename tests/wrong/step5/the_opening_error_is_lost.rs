// Mistake: the call that opens the circuit gets the refusal instead of its own error.
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
admitted.verdict = crate::verdict(&outcome);
drop(admitted);
if let Some(retry_in) = self.lock().open_time_left(Instant::now()) {
    return Err(ApiError::CircuitOpen { retry_in });
}
outcome
// ANCHOR_END: exercise_5_6
