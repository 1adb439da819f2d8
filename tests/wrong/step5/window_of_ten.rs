// Mistake: the size of the window is written into the code.
// Caught by: exercise_1_window::the_window_never_holds_more_than_its_size
// ANCHOR: exercise_5_1
if self.results.len() == 10 {
    self.results.pop_front();
}
self.results.push_back(failed);
// ANCHOR_END: exercise_5_1
