// Mistake: the layer cuts `retry_in` down to whole milliseconds.
// Caught by: exercise_6_layer::the_time_that_is_left_is_told_exactly
// ANCHOR: exercise_5_6
let ticket = self.step(Machine::admit).map_err(|refused| {
    let millis = refused.retry_in.as_millis() as u64;
    ApiError::CircuitOpen {
        retry_in: std::time::Duration::from_millis(millis),
    }
})?;
let mut admitted = Admitted {
    breaker: self,
    ticket: Some(ticket),
    verdict: crate::Verdict::Ignored,
};
let outcome = self.inner.send(request).await;
admitted.verdict = crate::verdict(&outcome);
outcome
// ANCHOR_END: exercise_5_6
