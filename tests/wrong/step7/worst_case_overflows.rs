// Mistake: the sum is made with + and *, which panic.
// Caught by: exercise_3_rules::no_number_makes_the_worst_case_panic_or_take_long
// ANCHOR: exercise_7_3_worst_case
let attempts = self.retry.max_attempts.min(10);
let waits = (1..attempts).map(|attempt| self.retry.ceiling(attempt - 1));
(self.bulkhead.max_wait + self.timeouts.read) * attempts + waits.sum::<Duration>()
// ANCHOR_END: exercise_7_3_worst_case
