// Mistake: a `max_wait` of zero is taken for "no limit", and the first wait stays as it is.
// Caught by: exercise_1_schedule::a_first_wait_above_max_wait_is_capped_too
// ANCHOR: exercise_4_1
if self.first_wait.is_zero() {
    return Duration::ZERO; // times infinity would be no number
}
// Floating point does not overflow: it becomes infinite, and is capped.
let exponent = i32::try_from(retry).unwrap_or(i32::MAX);
let seconds = self.first_wait.as_secs_f64() * self.multiplier.powi(exponent);
if seconds < self.max_wait.as_secs_f64() || self.max_wait.is_zero() {
    Duration::from_secs_f64(seconds)
} else {
    self.max_wait
}
// ANCHOR_END: exercise_4_1
