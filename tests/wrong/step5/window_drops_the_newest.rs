// Mistake: a full window gives up its newest result, not its oldest.
// Caught by: exercise_1_window::old_failures_are_forgotten_too
// ANCHOR: exercise_5_1
if self.results.len() == self.size {
    self.results.pop_back();
}
self.results.push_back(failed);
// ANCHOR_END: exercise_5_1
