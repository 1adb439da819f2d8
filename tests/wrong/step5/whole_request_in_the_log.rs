// Mistake: the whole request is logged, with its query, its key and its body.
// Caught by: exercise_6_layer::nothing_of_a_request_is_logged_but_its_path
// ANCHOR: exercise_5_6
tracing::debug!(?request, "asking the breaker");
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
