// Mistake: the bulkhead is outside of the retries: a call that waits holds its place.
// Caught by: exercise_4_order::a_wait_between_attempts_takes_no_place
// ANCHOR: exercise_7_4_order
pub type Layered<T> = step3::Deadline<step6::Bulkhead<step4::Retry<step5::CircuitBreaker<step3::Timed<T>>>>>;
// ANCHOR_END: exercise_7_4_order
// ANCHOR: exercise_7_4
let logged = step3::Timed::new(http);
let guarded = step5::CircuitBreaker::new(logged, config.breaker.clone());
let retried = step4::Retry::new(guarded, config.retry.clone()).with_budget(budget.into());
let limited = step6::Bulkhead::new(retried, config.bulkhead.clone());
step3::Deadline::new(limited, config.deadline)
// ANCHOR_END: exercise_7_4
