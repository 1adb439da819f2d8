// Mistake: a lock is held while the call is under way.
// Caught by: exercise_6_layer::calls_run_side_by_side
// ANCHOR: exercise_5_6_guard

// ANCHOR_END: exercise_5_6_guard
// ANCHOR: exercise_5_6
let ticket = self
    .step(Machine::admit)
    .map_err(|refused| ApiError::CircuitOpen {
        retry_in: refused.retry_in,
    })?;
static ONE: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
let one = ONE.lock().await;
let outcome = self.inner.send(request).await;
drop(one);
let verdict = crate::verdict(&outcome);
self.step(|machine, now| machine.on_result(now, ticket, verdict));
outcome
// ANCHOR_END: exercise_5_6
