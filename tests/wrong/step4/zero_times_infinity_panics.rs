// Mistake: zero times infinity is no number, and a duration made of it is a panic.
// Caught by: exercise_1_schedule::a_zero_first_wait_stays_zero
// ANCHOR: exercise_4_1
let exponent = i32::try_from(retry).unwrap_or(i32::MAX);
let seconds = self.first_wait.as_secs_f64() * self.multiplier.powi(exponent);
if seconds > self.max_wait.as_secs_f64() {
    self.max_wait
} else {
    Duration::try_from_secs_f64(seconds).unwrap()
}
// ANCHOR_END: exercise_4_1
