// Mistake: a probe is handed on with a deadline that nobody set.
// Caught by: exercise_6_layer::the_request_is_handed_on_as_it_was
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
let mut request = request.clone();
if self.state() == State::HalfOpen {
    let latest = Instant::now() + std::time::Duration::from_secs(30);
    request.deadline = Some(request.deadline.map_or(latest, |at| at.min(latest)));
}
let outcome = self.inner.send(&request).await;
admitted.verdict = crate::verdict(&outcome);
outcome
// ANCHOR_END: exercise_5_6
