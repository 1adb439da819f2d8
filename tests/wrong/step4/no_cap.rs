// Mistake: nothing limits the waits, so they grow to hours and days.
// Caught by: exercise_1_schedule::no_wait_is_longer_than_max_wait
// ANCHOR: exercise_4_1
let exponent = i32::try_from(retry).unwrap_or(i32::MAX);
let seconds = self.first_wait.as_secs_f64() * self.multiplier.powi(exponent);
Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX)
// ANCHOR_END: exercise_4_1
