// Mistake: one is taken away from no attempt at all.
// Caught by: exercise_3_rules::no_number_makes_the_worst_case_panic_or_take_long
// Also caught by: exercise_3_rules::a_wrong_configuration_makes_no_client
// ANCHOR: exercise_7_3_worst_case
let attempts = self.retry.max_attempts.min(10);
let attempt = self.bulkhead.max_wait.saturating_add(self.timeouts.read);
let waits = (0..attempts - 1).map(|retry| self.retry.ceiling(retry));
waits.fold(attempt.saturating_mul(attempts), Duration::saturating_add)
// ANCHOR_END: exercise_7_3_worst_case
