// Mistake: a random number is drawn once for each client and not for each wait.
// Caught by: exercise_4_order::the_waits_are_the_configured_ones
// ANCHOR: exercise_7_4
let logged = step3::Timed::new(http);
let limited = step6::Bulkhead::new(logged, config.bulkhead.clone());
let guarded = step5::CircuitBreaker::new(limited, config.breaker.clone());
// Each client has a share of its own, so that they do not come back together.
let now = std::time::UNIX_EPOCH.elapsed().unwrap_or_default();
let share = f64::from(now.subsec_nanos()) / 1e9;
let retried = step4::Retry::new(guarded, config.retry.clone())
    .with_budget(budget.into())
    .with_random(move || share);
step3::Deadline::new(retried, config.deadline)
// ANCHOR_END: exercise_7_4
