// Mistake: the deadline is no time at all, so each call is over before it begins.
// Caught by: exercise_4_order::a_good_day_is_one_request
// ANCHOR: exercise_7_4_order
pub type Layered<T> =
    step3::Deadline<step4::Retry<step5::CircuitBreaker<step6::Bulkhead<step3::Timed<T>>>>>;
// ANCHOR_END: exercise_7_4_order
// ANCHOR: exercise_7_4
let logged = step3::Timed::new(http);
let limited = step6::Bulkhead::new(logged, config.bulkhead.clone());
let guarded = step5::CircuitBreaker::new(limited, config.breaker.clone());
let retried = step4::Retry::new(guarded, config.retry.clone()).with_budget(budget.into());
step3::Deadline::new(retried, std::time::Duration::ZERO)
// ANCHOR_END: exercise_7_4
