// Right: all layers in one expression, the log with its own name.
// ANCHOR: exercise_7_4_order
type Attempt<T> = step6::Bulkhead<step3::Timed<T>>;
type Attempts<T> = step4::Retry<step5::CircuitBreaker<Attempt<T>>>;
/// All layers.
pub type Layered<T> = step3::Deadline<Attempts<T>>;
// ANCHOR_END: exercise_7_4_order
// ANCHOR: exercise_7_4
let attempt = step6::Bulkhead::new(step3::Timed::new(http), config.bulkhead.clone());
step3::Deadline::new(
    step4::Retry::new(
        step5::CircuitBreaker::new(attempt, config.breaker.clone()),
        config.retry.clone(),
    )
    .with_budget(std::sync::Arc::new(budget)),
    config.deadline,
)
// ANCHOR_END: exercise_7_4
