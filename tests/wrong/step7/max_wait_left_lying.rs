// Mistake: a call waits in the queue for the default max_wait.
// Caught by: exercise_4_order::the_queue_is_the_configured_one
// ANCHOR: exercise_7_4
let logged = step3::Timed::new(http);
let bulkhead = step6::BulkheadConfig {
    max_concurrent: config.bulkhead.max_concurrent,
    max_queue: config.bulkhead.max_queue,
    ..step6::BulkheadConfig::default()
};
let limited = step6::Bulkhead::new(logged, bulkhead);
let guarded = step5::CircuitBreaker::new(limited, config.breaker.clone());
let retried = step4::Retry::new(guarded, config.retry.clone()).with_budget(budget.into());
step3::Deadline::new(retried, config.deadline)
// ANCHOR_END: exercise_7_4
