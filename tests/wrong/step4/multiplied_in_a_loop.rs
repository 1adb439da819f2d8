// Mistake: the power is a loop that ends at the cap, which a multiplier of 1 never reaches.
// Caught by: exercise_1_schedule::a_wait_that_does_not_grow_is_found_at_once_for_a_large_retry_number
// ANCHOR: exercise_4_1
let max = self.max_wait.as_secs_f64();
let mut seconds = self.first_wait.as_secs_f64();
for _ in 0..retry {
    if seconds >= max || seconds == 0.0 {
        break;
    }
    seconds *= self.multiplier;
}
if seconds < max {
    Duration::from_secs_f64(seconds)
} else {
    self.max_wait
}
// ANCHOR_END: exercise_4_1
