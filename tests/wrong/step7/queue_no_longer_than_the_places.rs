// Mistake: the queue is at most as long as the limit.
// Caught by: exercise_4_order::numbers_that_cross_are_taken_as_they_are
// ANCHOR: exercise_7_4
    let logged = step3::Timed::new(http);
    let limited = step6::Bulkhead::new(logged, step6::BulkheadConfig { max_queue: config.bulkhead.max_queue.min(config.bulkhead.max_concurrent), ..config.bulkhead.clone() });
    let guarded = step5::CircuitBreaker::new(limited, config.breaker.clone());
    let retried = step4::Retry::new(guarded, config.retry.clone()).with_budget(budget.into());
    step3::Deadline::new(retried, config.deadline)
// ANCHOR_END: exercise_7_4
