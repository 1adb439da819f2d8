// Mistake: a cap of `Duration::MAX` is rounded up on its way through `f64`, and no longer fits.
// Caught by: exercise_1_schedule::a_large_retry_number_does_not_overflow
// ANCHOR: exercise_4_1
let exponent = i32::try_from(retry).unwrap_or(i32::MAX);
let seconds = self.first_wait.as_secs_f64() * self.multiplier.powi(exponent);
Duration::from_secs_f64(seconds.min(self.max_wait.as_secs_f64()))
// ANCHOR_END: exercise_4_1
