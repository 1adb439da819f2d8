// Mistake: failures are counted since the start of the program.
// Caught by: exercise_1_window::old_results_are_forgotten
// ANCHOR: exercise_5_1
self.results.push_back(failed);
// ANCHOR_END: exercise_5_1
