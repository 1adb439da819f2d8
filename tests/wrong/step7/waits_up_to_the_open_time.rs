// Mistake: no wait before a retry is longer than the open time.
// Caught by: exercise_4_order::numbers_that_cross_are_taken_as_they_are
// ANCHOR: exercise_7_4
    let logged = step3::Timed::new(http);
    let limited = step6::Bulkhead::new(logged, config.bulkhead.clone());
    let guarded = step5::CircuitBreaker::new(limited, config.breaker.clone());
    let retried = step4::Retry::new(guarded, step4::RetryConfig { max_wait: config.retry.max_wait.min(config.breaker.open_for), ..config.retry.clone() }).with_budget(budget.into());
    step3::Deadline::new(retried, config.deadline)
// ANCHOR_END: exercise_7_4
