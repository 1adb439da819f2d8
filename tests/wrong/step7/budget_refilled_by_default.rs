// Mistake: the budget is made anew, with the default percentage.
// Caught by: exercise_4_order::the_budget_is_the_configured_one
// ANCHOR: exercise_7_4
let logged = step3::Timed::new(http);
let limited = step6::Bulkhead::new(logged, config.bulkhead.clone());
let guarded = step5::CircuitBreaker::new(limited, config.breaker.clone());
drop(budget);
let budget = RetryBudget::new(config.budget.reserve, 10);
let retried = step4::Retry::new(guarded, config.retry.clone()).with_budget(budget.into());
step3::Deadline::new(retried, config.deadline)
// ANCHOR_END: exercise_7_4
