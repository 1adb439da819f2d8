// Mistake: the circuit breaker is outside of the retries: it sees one result of three attempts.
// Caught by: exercise_4_order::the_circuit_breaker_sees_each_attempt
// Also caught by: exercise_4_order::an_open_circuit_is_not_tried_again
// ANCHOR: exercise_7_4_order
pub type Layered<T> = step3::Deadline<step5::CircuitBreaker<step4::Retry<step6::Bulkhead<step3::Timed<T>>>>>;
// ANCHOR_END: exercise_7_4_order
// ANCHOR: exercise_7_4
let logged = step3::Timed::new(http);
let limited = step6::Bulkhead::new(logged, config.bulkhead.clone());
let retried = step4::Retry::new(limited, config.retry.clone()).with_budget(budget.into());
let guarded = step5::CircuitBreaker::new(retried, config.breaker.clone());
step3::Deadline::new(guarded, config.deadline)
// ANCHOR_END: exercise_7_4
