// Mistake: the circuit opens at the default failure rate.
// Caught by: exercise_4_order::the_circuit_opens_as_configured
// ANCHOR: exercise_7_4
let logged = step3::Timed::new(http);
let limited = step6::Bulkhead::new(logged, config.bulkhead.clone());
let breaker = step5::BreakerConfig {
    failure_rate: step5::BreakerConfig::default().failure_rate,
    ..config.breaker.clone()
};
let guarded = step5::CircuitBreaker::new(limited, breaker);
let retried = step4::Retry::new(guarded, config.retry.clone()).with_budget(budget.into());
step3::Deadline::new(retried, config.deadline)
// ANCHOR_END: exercise_7_4
