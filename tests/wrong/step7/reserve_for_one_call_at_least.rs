// Mistake: the budget pays for one call at least.
// Caught by: exercise_4_order::numbers_that_cross_are_taken_as_they_are
// ANCHOR: exercise_7_4
    let logged = step3::Timed::new(http);
    let limited = step6::Bulkhead::new(logged, config.bulkhead.clone());
    let guarded = step5::CircuitBreaker::new(limited, config.breaker.clone());
    let retried = step4::Retry::new(guarded, config.retry.clone()).with_budget({
        let _ = budget;
        let reserve = config.budget.reserve.max(config.retry.max_attempts - 1);
        RetryBudget::new(reserve, config.budget.percent).into()
    });
    step3::Deadline::new(retried, config.deadline)
// ANCHOR_END: exercise_7_4
