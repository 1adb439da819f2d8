// Mistake: the waits grow by the default multiplier.
// Caught by: exercise_4_order::the_waits_are_the_configured_ones
// ANCHOR: exercise_7_4
let logged = step3::Timed::new(http);
let limited = step6::Bulkhead::new(logged, config.bulkhead.clone());
let guarded = step5::CircuitBreaker::new(limited, config.breaker.clone());
let schedule = step4::RetryConfig {
    multiplier: step4::RetryConfig::default().multiplier,
    ..config.retry.clone()
};
let retried = step4::Retry::new(guarded, schedule).with_budget(budget.into());
step3::Deadline::new(retried, config.deadline)
// ANCHOR_END: exercise_7_4
