// Mistake: a call whose deadline has passed is refused as if the circuit were open.
// Caught by: exercise_6_layer::the_request_is_handed_on_as_it_was
// ANCHOR: exercise_5_6
if request.deadline.is_some_and(|deadline| deadline <= Instant::now()) {
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
