// Mistake: the schedule counts in whole milliseconds, so that a shorter wait is none.
// Caught by: exercise_1_schedule::each_wait_is_the_one_before_times_the_multiplier
// ANCHOR: exercise_4_1
if self.first_wait.is_zero() {
    return Duration::ZERO;
}
let ms = self.first_wait.as_millis() as f64
    * self
        .multiplier
        .powi(i32::try_from(retry).unwrap_or(i32::MAX));
Duration::from_millis(ms as u64).min(self.max_wait)
// ANCHOR_END: exercise_4_1
