// Mistake: the figure tells how many permits are left, not how many are out.
// Caught by: exercise_2_permits::running_and_waiting_are_told_apart
// ANCHOR: exercise_6_2_running
self.permits.available_permits()
// ANCHOR_END: exercise_6_2_running
