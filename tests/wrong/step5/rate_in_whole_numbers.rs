// Mistake: whole numbers are divided, so that every share below one is zero.
// Caught by: exercise_1_window::the_rate_is_the_share_of_failures
// ANCHOR: exercise_5_1_rate
if self.results.is_empty() {
    return 0.0;
}
let failures = self.results.iter().filter(|failed| **failed).count();
(failures / self.results.len()) as f64
// ANCHOR_END: exercise_5_1_rate
