// Mistake: the bulkhead is outside of the circuit breaker: calls queue behind a probe.
// Caught by: exercise_4_order::nobody_queues_to_be_refused
// ANCHOR: exercise_7_4_order
pub type Layered<T> = step3::Deadline<step4::Retry<step6::Bulkhead<step5::CircuitBreaker<step3::Timed<T>>>>>;
// ANCHOR_END: exercise_7_4_order
// ANCHOR: exercise_7_4
let logged = step3::Timed::new(http);
let guarded = step5::CircuitBreaker::new(logged, config.breaker.clone());
let limited = step6::Bulkhead::new(guarded, config.bulkhead.clone());
let retried = step4::Retry::new(limited, config.retry.clone()).with_budget(budget.into());
step3::Deadline::new(retried, config.deadline)
// ANCHOR_END: exercise_7_4
