// Mistake: a POST is never sent again, although its key makes that safe.
// Caught by: exercise_3_safety::a_post_with_an_idempotency_key_may_be_sent_again
// ANCHOR: exercise_4_3
let is_safe = error.executed() == step2::Executed::No || request.method.is_idempotent();
error.is_retryable() && is_safe
// ANCHOR_END: exercise_4_3
