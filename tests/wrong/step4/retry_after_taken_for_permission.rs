// Mistake: whoever says `Retry-After` is sent everything again, an order that was placed, too.
// Caught by: exercise_3_safety::a_post_without_a_key_is_sent_again_only_if_it_was_never_sent
// ANCHOR: exercise_4_3
let is_safe = error.retry_after().is_some()
    || error.executed() == step2::Executed::No
    || request.method.is_idempotent()
    || request.idempotency_key.is_some();
error.is_retryable() && is_safe
// ANCHOR_END: exercise_4_3
