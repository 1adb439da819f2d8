// Mistake: a deadline above ten minutes is cut when the client is built.
// Caught by: exercise_4_order::the_deadline_is_the_configured_one
// ANCHOR: exercise_7_4
let logged = step3::Timed::new(http);
let limited = step6::Bulkhead::new(logged, config.bulkhead.clone());
let guarded = step5::CircuitBreaker::new(limited, config.breaker.clone());
let retried = step4::Retry::new(guarded, config.retry.clone()).with_budget(budget.into());
step3::Deadline::new(retried, config.deadline.min(std::time::Duration::from_secs(600)))
// ANCHOR_END: exercise_7_4
