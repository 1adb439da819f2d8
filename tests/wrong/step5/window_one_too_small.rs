// Mistake: the window is cut as soon as it is full, so that it never is.
// Caught by: exercise_1_window::the_window_never_holds_more_than_its_size
// ANCHOR: exercise_5_1
self.results.push_back(failed);
if self.results.len() >= self.size {
    self.results.pop_front();
}
// ANCHOR_END: exercise_5_1
