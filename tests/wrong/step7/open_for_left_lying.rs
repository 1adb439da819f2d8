// Mistake: open_for and probes of the circuit breaker are the defaults.
// Caught by: exercise_4_order::an_open_circuit_asks_again_as_configured
// ANCHOR: exercise_7_4
let logged = step3::Timed::new(http);
let limited = step6::Bulkhead::new(logged, config.bulkhead.clone());
let breaker = step5::BreakerConfig {
    window: config.breaker.window,
    failure_rate: config.breaker.failure_rate,
    min_calls: config.breaker.min_calls,
    ..step5::BreakerConfig::default()
};
let guarded = step5::CircuitBreaker::new(limited, breaker);
let retried = step4::Retry::new(guarded, config.retry.clone()).with_budget(budget.into());
step3::Deadline::new(retried, config.deadline)
// ANCHOR_END: exercise_7_4
