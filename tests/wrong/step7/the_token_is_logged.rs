// Mistake: the client says at its start with which token it works.
// Caught by: exercise_4_order::the_token_is_sent_and_not_logged
// ANCHOR: exercise_7_4
if let Some(token) = &config.auth_token {
    let header = token.bearer();
    tracing::debug!(token = header.to_str().unwrap_or_default(), "client made");
}
let logged = step3::Timed::new(http);
let limited = step6::Bulkhead::new(logged, config.bulkhead.clone());
let guarded = step5::CircuitBreaker::new(limited, config.breaker.clone());
let retried = step4::Retry::new(guarded, config.retry.clone()).with_budget(budget.into());
step3::Deadline::new(retried, config.deadline)
// ANCHOR_END: exercise_7_4
