// Mistake: what the queue has room for is taken for the size of the window.
// Caught by: exercise_1_window::the_window_never_holds_more_than_its_size
// ANCHOR: exercise_5_1
if self.results.len() == self.results.capacity() {
    self.results.pop_front();
}
self.results.push_back(failed);
// ANCHOR_END: exercise_5_1
