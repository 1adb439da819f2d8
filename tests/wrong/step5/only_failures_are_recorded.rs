// Mistake: successes are not recorded, so that the rate is always one.
// Caught by: exercise_1_window::the_rate_is_the_share_of_failures
// ANCHOR: exercise_5_1
if self.results.len() == self.size {
    self.results.pop_front();
}
if failed {
    self.results.push_back(failed);
}
// ANCHOR_END: exercise_5_1
