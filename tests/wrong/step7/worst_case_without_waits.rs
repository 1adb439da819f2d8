// Mistake: the waits between the attempts are forgotten.
// Caught by: exercise_3_rules::the_worst_case_is_every_attempt_and_every_wait
// ANCHOR: exercise_7_3_worst_case
let attempt = self.bulkhead.max_wait.saturating_add(self.timeouts.read);
attempt.saturating_mul(self.retry.max_attempts.min(10))
// ANCHOR_END: exercise_7_3_worst_case
