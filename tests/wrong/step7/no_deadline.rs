// Mistake: there is no deadline.
// Caught by: exercise_4_order::the_deadline_is_the_configured_one
// ANCHOR: exercise_7_4_order
pub type Layered<T> = step4::Retry<step5::CircuitBreaker<step6::Bulkhead<step3::Timed<T>>>>;
// ANCHOR_END: exercise_7_4_order
// ANCHOR: exercise_7_4
let logged = step3::Timed::new(http);
let limited = step6::Bulkhead::new(logged, config.bulkhead.clone());
let guarded = step5::CircuitBreaker::new(limited, config.breaker.clone());
step4::Retry::new(guarded, config.retry.clone()).with_budget(budget.into())
// ANCHOR_END: exercise_7_4
