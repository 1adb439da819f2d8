// Mistake: GET is the only method that may be sent again.
// Caught by: exercise_3_safety::a_method_that_changes_nothing_twice_may_be_sent_again
// ANCHOR: exercise_4_3
let is_safe = error.executed() == step2::Executed::No
    || request.method == reqwest::Method::GET
    || request.idempotency_key.is_some();
error.is_retryable() && is_safe
// ANCHOR_END: exercise_4_3
