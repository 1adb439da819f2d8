// Mistake: the call is made first, and only awaited when the machine admits it.
// Caught by: exercise_6_layer::a_refused_call_is_not_even_begun
// Also caught by: exercise_6_layer::a_panic_before_the_first_wait_is_a_failure
// ANCHOR: exercise_5_6
let call = self.inner.send(request);
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
let outcome = call.await;
admitted.verdict = crate::verdict(&outcome);
outcome
// ANCHOR_END: exercise_5_6
