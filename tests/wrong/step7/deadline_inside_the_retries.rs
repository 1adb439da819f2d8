// Mistake: the deadline is inside the retries: it starts anew with each attempt.
// Caught by: exercise_4_order::the_deadline_covers_all_attempts_and_waits
// ANCHOR: exercise_7_4_order
pub type Layered<T> = step4::Retry<step3::Deadline<step5::CircuitBreaker<step6::Bulkhead<step3::Timed<T>>>>>;
// ANCHOR_END: exercise_7_4_order
// ANCHOR: exercise_7_4
let logged = step3::Timed::new(http);
let limited = step6::Bulkhead::new(logged, config.bulkhead.clone());
let guarded = step5::CircuitBreaker::new(limited, config.breaker.clone());
let ended = step3::Deadline::new(guarded, config.deadline);
step4::Retry::new(ended, config.retry.clone()).with_budget(budget.into())
// ANCHOR_END: exercise_7_4
