// Mistake: an idempotency key counts for a POST, and not for a PATCH.
// Caught by: exercise_3_safety::what_is_safe_is_sent_again_after_every_retryable_error_and_no_other
// ANCHOR: exercise_4_3
let is_safe = error.executed() == step2::Executed::No
    || request.method.is_idempotent()
    || (request.method == "POST" && request.idempotency_key.is_some());
error.is_retryable() && is_safe
// ANCHOR_END: exercise_4_3
