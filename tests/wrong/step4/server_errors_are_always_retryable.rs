// Mistake: every answer from 500 up is retried, also the 501, which stays as it is.
// Caught by: exercise_3_safety::what_is_safe_is_sent_again_after_every_retryable_error_and_no_other
// ANCHOR: exercise_4_3
let is_safe = error.executed() == step2::Executed::No
    || request.method.is_idempotent()
    || request.idempotency_key.is_some();
let is_server_error = error
    .status()
    .is_some_and(|status| status.is_server_error());
(error.is_retryable() || is_server_error) && is_safe
// ANCHOR_END: exercise_4_3
