// Mistake: a call is cut off after an hour.
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
let outcome = match tokio::time::timeout(std::time::Duration::from_secs(3600), self.inner.send(request)).await {
    Ok(outcome) => outcome,
    Err(_) => Err(ApiError::Timeout { phase: step2::Phase::Read, executed: step2::Executed::Unknown, cause: None }),
};
admitted.verdict = crate::verdict(&outcome);
outcome
// ANCHOR_END: exercise_5_6
