// Mistake: no more retries are counted than the budget holds.
// Caught by: exercise_3_rules::the_worst_case_is_every_attempt_and_every_wait
// ANCHOR: exercise_7_3_worst_case
let retries = self.budget.reserve.min(self.retry.max_attempts.saturating_sub(1)).min(9);
let attempts = retries + u32::from(self.retry.max_attempts > 0);
let attempt = self.bulkhead.max_wait.saturating_add(self.timeouts.read);
let waits = (0..retries).map(|retry| self.retry.ceiling(retry));
waits.fold(attempt.saturating_mul(attempts), Duration::saturating_add)
// ANCHOR_END: exercise_7_3_worst_case
