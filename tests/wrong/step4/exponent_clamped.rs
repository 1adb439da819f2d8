// Mistake: the exponent is clamped, as if each schedule had reached its cap by then.
// Caught by: exercise_1_schedule::a_schedule_that_has_reached_its_cap_stays_there
// ANCHOR: exercise_4_1
if self.first_wait.is_zero() {
    return Duration::ZERO;
}
let seconds = self.first_wait.as_secs_f64() * self.multiplier.powi(retry.min(1000) as i32);
if seconds < self.max_wait.as_secs_f64() {
    Duration::from_secs_f64(seconds)
} else {
    self.max_wait
}
// ANCHOR_END: exercise_4_1
