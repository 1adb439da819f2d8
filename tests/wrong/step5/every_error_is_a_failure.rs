// Mistake: the layer does not ask for the verdict: every error is a failure, a 404 included.
// Caught by: exercise_6_layer::the_verdict_decides_what_counts
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
admitted.verdict = match &outcome {
    Ok(_) => crate::Verdict::Success,
    Err(_) => crate::Verdict::Failure,
};
outcome
// ANCHOR_END: exercise_5_6
