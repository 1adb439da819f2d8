// Mistake: the cap is applied to what has been multiplied, and the first wait is returned before.
// Caught by: exercise_1_schedule::a_first_wait_above_max_wait_is_capped_too
// ANCHOR: exercise_4_1
if retry == 0 {
    return self.first_wait;
}
let exponent = i32::try_from(retry).unwrap_or(i32::MAX);
let seconds = self.first_wait.as_secs_f64() * self.multiplier.powi(exponent);
if seconds < self.max_wait.as_secs_f64() {
    Duration::from_secs_f64(seconds)
} else {
    self.max_wait
}
// ANCHOR_END: exercise_4_1
