// Mistake: an answer with success that comes after the deadline of its request counts as a failure.
// Caught by: exercise_6_layer::an_answer_after_its_deadline_is_an_answer
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
let outcome = self.inner.send(request).await;
let too_late = request.deadline.is_some_and(|at| at < Instant::now());
admitted.verdict = match crate::verdict(&outcome) {
    crate::Verdict::Success if too_late => crate::Verdict::Failure,
    verdict => verdict,
};
outcome
// ANCHOR_END: exercise_5_6
