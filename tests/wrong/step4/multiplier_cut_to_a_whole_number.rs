// Mistake: the multiplier is cut down to a whole number for the sake of `pow`, so 1.5 does not grow at all.
// Caught by: exercise_1_schedule::a_multiplier_need_not_be_a_whole_number
// ANCHOR: exercise_4_1
let factor = (self.multiplier as u32).saturating_pow(retry);
self.first_wait.saturating_mul(factor).min(self.max_wait)
// ANCHOR_END: exercise_4_1
