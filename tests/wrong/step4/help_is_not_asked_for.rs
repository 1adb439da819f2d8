// Mistake: what is safe is sent again, also when that cannot help: a 404, an open circuit.
// Caught by: exercise_3_safety::what_does_not_help_is_not_sent_again
// ANCHOR: exercise_4_3
error.executed() == step2::Executed::No
    || request.method.is_idempotent()
    || request.idempotency_key.is_some()
// ANCHOR_END: exercise_4_3
