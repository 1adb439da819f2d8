// Mistake: `from_millis` of tokio-retry takes the base of a power: the waits are n, n², n³.
// Caught by: exercise_1_schedule::each_wait_is_the_one_before_times_the_multiplier
// ANCHOR: exercise_4_1
let first = self.first_wait.as_millis() as u64;
let mut waits =
    tokio_retry::strategy::ExponentialBackoff::from_millis(first).max_delay(self.max_wait);
waits.nth(retry as usize).unwrap_or(self.max_wait)
// ANCHOR_END: exercise_4_1
