// Mistake: the condition is the wrong way round: a closed circuit refuses its calls.
// Caught by: exercise_6_layer::an_answer_passes
// ANCHOR: exercise_5_6
if self.state() != State::Open {
    let retry_in = std::time::Duration::ZERO;
    return Err(ApiError::CircuitOpen { retry_in });
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
