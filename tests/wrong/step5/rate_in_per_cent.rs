// Mistake: the rate is given in per cent.
// Caught by: exercise_1_window::the_rate_is_the_share_of_failures
// ANCHOR: exercise_5_1_rate
if self.results.is_empty() {
    return 0.0;
}
let failures = self.results.iter().filter(|failed| **failed).count();
100.0 * failures as f64 / self.results.len() as f64
// ANCHOR_END: exercise_5_1_rate
