// Mistake: the random numbers of the retries were replaced for a test, and still are.
// Caught by: exercise_4_order::the_waits_are_the_configured_ones
// ANCHOR: exercise_7_4
let logged = step3::Timed::new(http);
let limited = step6::Bulkhead::new(logged, config.bulkhead.clone());
let guarded = step5::CircuitBreaker::new(limited, config.breaker.clone());
let retried = step4::Retry::new(guarded, config.retry.clone())
    .with_budget(budget.into())
    .with_random(|| 0.5);
step3::Deadline::new(retried, config.deadline)
// ANCHOR_END: exercise_7_4
