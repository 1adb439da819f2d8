// Mistake: the first wait is multiplied too, so every wait is one step too long.
// Caught by: exercise_1_schedule::the_first_wait_is_first_wait
// ANCHOR: exercise_4_1
let exponent = i32::try_from(retry).unwrap_or(i32::MAX).saturating_add(1);
let seconds = self.first_wait.as_secs_f64() * self.multiplier.powi(exponent);
if seconds < self.max_wait.as_secs_f64() {
    Duration::from_secs_f64(seconds)
} else {
    self.max_wait
}
// ANCHOR_END: exercise_4_1
