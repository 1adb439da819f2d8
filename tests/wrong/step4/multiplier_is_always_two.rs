// Mistake: the waits double whatever the multiplier is.
// Caught by: exercise_1_schedule::each_wait_is_the_one_before_times_the_multiplier
// ANCHOR: exercise_4_1
let factor = 2_u32.saturating_pow(retry);
self.first_wait.saturating_mul(factor).min(self.max_wait)
// ANCHOR_END: exercise_4_1
