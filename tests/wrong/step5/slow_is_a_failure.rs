// Mistake: an answer that takes longer than a second counts as a failure.
// Caught by: exercise_6_layer::a_slow_answer_is_an_answer
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
let start = Instant::now();
let outcome = self.inner.send(request).await;
admitted.verdict = match start.elapsed().as_millis() {
    0..1000 => crate::verdict(&outcome),
    _ => crate::Verdict::Failure,
};
outcome
// ANCHOR_END: exercise_5_6
