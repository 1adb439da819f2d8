// Mistake: the rate is 1 minus the share of successes, which is a little less here and there.
// Caught by: exercise_1_window::the_rate_is_exact_in_a_window_of_any_size
// ANCHOR: exercise_5_1_rate
if self.results.is_empty() {
    return 0.0;
}
let successes = self.results.iter().filter(|failed| !**failed).count();
1.0 - successes as f64 / self.results.len() as f64
// ANCHOR_END: exercise_5_1_rate
