// Mistake: the breaker cuts a call off after five seconds, with a time-out of its own.
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
let limit = std::time::Duration::from_secs(5);
let outcome = match tokio::time::timeout(limit, self.inner.send(request)).await {
    Ok(outcome) => outcome,
    Err(_) => Err(ApiError::timed_out(step2::Phase::Read, step2::Executed::Unknown)),
};
admitted.verdict = crate::verdict(&outcome);
outcome
// ANCHOR_END: exercise_5_6
