// Mistake: the guard comes behind the `.await`: a dropped probe never gets there.
// Caught by: exercise_6_layer::a_dropped_probe_gives_its_place_back
// ANCHOR: exercise_5_6
let ticket = self
    .step(Machine::admit)
    .map_err(|refused| ApiError::CircuitOpen {
        retry_in: refused.retry_in,
    })?;
let outcome = self.inner.send(request).await;
let _admitted = Admitted {
    breaker: self,
    ticket: Some(ticket),
    verdict: crate::verdict(&outcome),
};
outcome
// ANCHOR_END: exercise_5_6
