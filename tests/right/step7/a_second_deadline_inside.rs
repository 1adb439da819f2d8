// Right: a second deadline around each attempt, which the first one always precedes.
// ANCHOR: exercise_7_4_order
pub type Layered<T> = step3::Deadline<
    step4::Retry<step5::CircuitBreaker<step6::Bulkhead<step3::Timed<step3::Deadline<T>>>>>,
>;
// ANCHOR_END: exercise_7_4_order
// ANCHOR: exercise_7_4
let logged = step3::Timed::new(step3::Deadline::new(http, config.deadline));
let limited = step6::Bulkhead::new(logged, config.bulkhead.clone());
let guarded = step5::CircuitBreaker::new(limited, config.breaker.clone());
let retried = step4::Retry::new(guarded, config.retry.clone()).with_budget(budget.into());
step3::Deadline::new(retried, config.deadline)
// ANCHOR_END: exercise_7_4
