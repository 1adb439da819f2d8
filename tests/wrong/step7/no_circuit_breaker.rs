// Mistake: there is no circuit breaker.
// Caught by: exercise_4_order::the_circuit_breaker_sees_each_attempt
// Also caught by: exercise_4_order::a_time_out_on_the_wire_counts_for_the_breaker
// ANCHOR: exercise_7_4_order
pub type Layered<T> = step3::Deadline<step4::Retry<step6::Bulkhead<step3::Timed<T>>>>;
// ANCHOR_END: exercise_7_4_order
// ANCHOR: exercise_7_4
let logged = step3::Timed::new(http);
let limited = step6::Bulkhead::new(logged, config.bulkhead.clone());
let retried = step4::Retry::new(limited, config.retry.clone()).with_budget(budget.into());
step3::Deadline::new(retried, config.deadline)
// ANCHOR_END: exercise_7_4
