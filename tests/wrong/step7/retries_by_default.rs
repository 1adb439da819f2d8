// Mistake: the retries have their defaults instead of what was configured.
// Caught by: exercise_4_order::a_failure_is_tried_again
// ANCHOR: exercise_7_4
let logged = step3::Timed::new(http);
let limited = step6::Bulkhead::new(logged, config.bulkhead.clone());
let guarded = step5::CircuitBreaker::new(limited, config.breaker.clone());
let no_jitter = step4::RetryConfig {
    jitter: false,
    ..Default::default()
};
let retried = step4::Retry::new(guarded, no_jitter).with_budget(budget.into());
step3::Deadline::new(retried, config.deadline)
// ANCHOR_END: exercise_7_4
