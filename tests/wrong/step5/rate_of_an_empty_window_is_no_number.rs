// Mistake: nothing is divided by nothing.
// Caught by: exercise_1_window::an_empty_window_has_a_rate_of_zero
// ANCHOR: exercise_5_1_rate
let failures = self.results.iter().filter(|failed| **failed).count();
failures as f64 / self.results.len() as f64
// ANCHOR_END: exercise_5_1_rate
