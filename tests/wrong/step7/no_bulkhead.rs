// Mistake: there is no bulkhead.
// Caught by: exercise_4_order::the_bulkhead_limits_what_is_under_way
// ANCHOR: exercise_7_4_order
pub type Layered<T> = step3::Deadline<step4::Retry<step5::CircuitBreaker<step3::Timed<T>>>>;
// ANCHOR_END: exercise_7_4_order
// ANCHOR: exercise_7_4
let logged = step3::Timed::new(http);
let guarded = step5::CircuitBreaker::new(logged, config.breaker.clone());
let retried = step4::Retry::new(guarded, config.retry.clone()).with_budget(budget.into());
step3::Deadline::new(retried, config.deadline)
// ANCHOR_END: exercise_7_4
