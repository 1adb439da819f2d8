// Mistake: there is no log of attempts.
// Caught by: exercise_4_order::only_what_is_sent_is_logged_as_an_attempt
// ANCHOR: exercise_7_4_order
pub type Layered<T> = step3::Deadline<step4::Retry<step5::CircuitBreaker<step6::Bulkhead<T>>>>;
// ANCHOR_END: exercise_7_4_order
// ANCHOR: exercise_7_4
let limited = step6::Bulkhead::new(http, config.bulkhead.clone());
let guarded = step5::CircuitBreaker::new(limited, config.breaker.clone());
let retried = step4::Retry::new(guarded, config.retry.clone()).with_budget(budget.into());
step3::Deadline::new(retried, config.deadline)
// ANCHOR_END: exercise_7_4
