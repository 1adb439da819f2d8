// Mistake: the methods that are not safe are listed, and one that nobody knows is not among them.
// Caught by: exercise_3_safety::a_method_is_only_safe_if_it_is_known_to_be
// ANCHOR: exercise_4_3
let is_safe = error.executed() == step2::Executed::No
    || !["POST", "PATCH", "CONNECT"].contains(&request.method.as_str())
    || request.idempotency_key.is_some();
error.is_retryable() && is_safe
// ANCHOR_END: exercise_4_3
