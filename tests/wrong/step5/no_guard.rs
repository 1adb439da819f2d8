// Mistake: the ticket goes back only when the call comes to its end: a dropped probe keeps its place.
// Caught by: exercise_6_layer::a_dropped_probe_gives_its_place_back
// ANCHOR: exercise_5_6_guard

// ANCHOR_END: exercise_5_6_guard
// ANCHOR: exercise_5_6
let ticket = self
    .step(Machine::admit)
    .map_err(|refused| ApiError::CircuitOpen {
        retry_in: refused.retry_in,
    })?;
let outcome = self.inner.send(request).await;
let verdict = crate::verdict(&outcome);
self.step(|machine, now| machine.on_result(now, ticket, verdict));
outcome
// ANCHOR_END: exercise_5_6
