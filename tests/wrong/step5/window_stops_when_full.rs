// Mistake: a full window takes no more results, instead of forgetting the oldest.
// Caught by: exercise_1_window::old_results_are_forgotten
// ANCHOR: exercise_5_1
if self.results.len() < self.size {
    self.results.push_back(failed);
}
// ANCHOR_END: exercise_5_1
