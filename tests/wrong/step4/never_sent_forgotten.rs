// Mistake: a POST that met a refused connection is not sent again, although nobody has it.
// Caught by: exercise_3_safety::what_was_never_sent_may_be_sent_again
// ANCHOR: exercise_4_3
let is_safe = request.method.is_idempotent() || request.idempotency_key.is_some();
error.is_retryable() && is_safe
// ANCHOR_END: exercise_4_3
