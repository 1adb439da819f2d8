// Mistake: there are no more probes than places in the bulkhead, whatever is configured.
// Caught by: exercise_4_order::numbers_that_cross_are_taken_as_they_are
// ANCHOR: exercise_7_4
    let logged = step3::Timed::new(http);
    let limited = step6::Bulkhead::new(logged, config.bulkhead.clone());
    let guarded = step5::CircuitBreaker::new(limited, step5::BreakerConfig {
            probes: config.breaker.probes.min(config.bulkhead.max_concurrent as u32),
            ..config.breaker.clone()
        });
    let retried = step4::Retry::new(guarded, config.retry.clone()).with_budget(budget.into());
    step3::Deadline::new(retried, config.deadline)
// ANCHOR_END: exercise_7_4
