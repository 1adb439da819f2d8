// Mistake: a wait is begun that ends after the deadline.
// Caught by: exercise_4_wait_after::a_wait_that_ends_after_the_deadline_is_not_begun
// ANCHOR: exercise_4_4
let _ = request;
let scheduled = self.config.wait(retry, random);
let asked_for = error.retry_after().unwrap_or_default();
Some(scheduled.max(asked_for))
// ANCHOR_END: exercise_4_4
