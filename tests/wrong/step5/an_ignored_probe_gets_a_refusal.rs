// Mistake: the error of a probe that says nothing, such as a 404, is handed on as an open circuit.
// Caught by: exercise_6_layer::each_error_is_handed_on_as_it_is
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
admitted.verdict = crate::verdict(&outcome);
let undecided = admitted.verdict == crate::Verdict::Ignored;
drop(admitted);
match outcome {
    Err(_) if undecided && self.state() == State::HalfOpen => {
        let retry_in = std::time::Duration::ZERO;
        Err(ApiError::CircuitOpen { retry_in })
    }
    outcome => outcome,
}
// ANCHOR_END: exercise_5_6
