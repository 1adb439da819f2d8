// Mistake: every request is sent again when that may help, a POST without a key too.
// Caught by: exercise_3_safety::a_post_without_a_key_is_not_sent_again
// ANCHOR: exercise_4_3
let _ = request;
error.is_retryable()
// ANCHOR_END: exercise_4_3
