// Mistake: the waits grow by the same step each time: 1 s, 2 s, 3 s.
// Caught by: exercise_1_schedule::each_wait_is_the_one_before_times_the_multiplier
// ANCHOR: exercise_4_1
let factor = retry.saturating_add(1);
self.first_wait.saturating_mul(factor).min(self.max_wait)
// ANCHOR_END: exercise_4_1
