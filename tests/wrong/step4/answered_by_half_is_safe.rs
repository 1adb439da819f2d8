// Mistake: a POST whose answer broke off is sent again, although it was executed.
// Caught by: exercise_3_safety::a_post_without_a_key_is_sent_again_only_if_it_was_never_sent
// ANCHOR: exercise_4_3
let is_safe = error.executed() == step2::Executed::No
    || request.method.is_idempotent()
    || request.idempotency_key.is_some()
    || matches!(error, ApiError::Connection { executed: step2::Executed::Yes, .. });
error.is_retryable() && is_safe
// ANCHOR_END: exercise_4_3
