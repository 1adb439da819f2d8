// Mistake: the exponent is cast to a type that is too small, so the wait before retry 256 is the first one again.
// Caught by: exercise_1_schedule::a_schedule_that_has_reached_its_cap_stays_there
// ANCHOR: exercise_4_1
if self.first_wait.is_zero() {
    return Duration::ZERO; // times infinity would be no number
}
// Floating point does not overflow: it becomes infinite, and is capped.
let exponent = i32::from(retry as u8);
let seconds = self.first_wait.as_secs_f64() * self.multiplier.powi(exponent);
if seconds < self.max_wait.as_secs_f64() {
    Duration::from_secs_f64(seconds)
} else {
    self.max_wait
}
// ANCHOR_END: exercise_4_1
