// Mistake: a DELETE that was answered is not sent again, as if it were a POST.
// Caught by: exercise_3_safety::what_is_safe_is_sent_again_after_every_retryable_error_and_no_other
// ANCHOR: exercise_4_3
use step2::Executed;
let safe = error.executed() == Executed::No
    || (request.method.is_idempotent()
        && !(request.method.as_str() == "DELETE" && error.executed() == Executed::Yes))
    || request.idempotency_key.is_some();
error.is_retryable() && safe
// ANCHOR_END: exercise_4_3
