// Mistake: the waits grow past max_wait.
// Caught by: exercise_3_rules::the_worst_case_is_every_attempt_and_every_wait
// ANCHOR: exercise_7_3_worst_case
let attempts = self.retry.max_attempts.min(10);
let attempt = self.bulkhead.max_wait.saturating_add(self.timeouts.read);
let mut total = attempt.saturating_mul(attempts);
let mut wait = self.retry.first_wait;
for _ in 1..attempts {
    total = total.saturating_add(wait);
    wait = wait.saturating_mul(2);
}
total
// ANCHOR_END: exercise_7_3_worst_case
