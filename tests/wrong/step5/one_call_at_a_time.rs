// Mistake: a lock is held while the call is under way.
// Caught by: exercise_6_layer::calls_run_side_by_side
// ANCHOR: breaker
/// Stops calling a service that does not work, and finds out when it works again.
///
/// One for each service: what fails together opens together.
#[derive(Debug)]
pub struct CircuitBreaker<T> {
    inner: T,
    machine: Mutex<Machine>,
    /// Held during a call.
    one: tokio::sync::Mutex<()>,
}

impl<T: Transport> CircuitBreaker<T> {
    /// A closed circuit in front of `inner`.
    pub fn new(inner: T, config: BreakerConfig) -> CircuitBreaker<T> {
        CircuitBreaker {
            inner,
            machine: Mutex::new(Machine::new(config)),
            one: tokio::sync::Mutex::default(),
        }
    }
// ANCHOR_END: breaker
// ANCHOR: exercise_5_6_guard

// ANCHOR_END: exercise_5_6_guard
// ANCHOR: exercise_5_6
let ticket = self
    .step(Machine::admit)
    .map_err(|refused| ApiError::CircuitOpen {
        retry_in: refused.retry_in,
    })?;
let one = self.one.lock().await;
let outcome = self.inner.send(request).await;
drop(one);
let verdict = crate::verdict(&outcome);
self.step(|machine, now| machine.on_result(now, ticket, verdict));
outcome
// ANCHOR_END: exercise_5_6
