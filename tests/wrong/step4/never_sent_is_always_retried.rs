// Mistake: "and" binds more tightly than "or": what was never sent is retried without asking whether it helps.
// Caught by: exercise_3_safety::what_does_not_help_is_not_sent_again
// ANCHOR: exercise_4_3
let may_be_repeated = request.method.is_idempotent() || request.idempotency_key.is_some();
error.executed() == step2::Executed::No || may_be_repeated && error.is_retryable()
// ANCHOR_END: exercise_4_3
