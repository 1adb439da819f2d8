// Mistake: a full window is emptied, so that the rate starts from nothing again and again.
// Caught by: exercise_1_window::old_results_are_forgotten
// ANCHOR: exercise_5_1
if self.results.len() == self.size {
    self.results.clear();
}
self.results.push_back(failed);
// ANCHOR_END: exercise_5_1
