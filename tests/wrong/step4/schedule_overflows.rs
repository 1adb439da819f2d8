// Mistake: two to the power of 64 does not fit in 64 bits.
// Caught by: exercise_1_schedule::a_large_retry_number_does_not_overflow
// Also caught by: exercise_2_jitter::the_largest_wait_there_is_does_not_panic
// ANCHOR: exercise_4_1
let factor = (self.multiplier as u64).pow(retry);
let millis = self.first_wait.as_millis() as u64 * factor;
Duration::from_millis(millis).min(self.max_wait)
// ANCHOR_END: exercise_4_1
