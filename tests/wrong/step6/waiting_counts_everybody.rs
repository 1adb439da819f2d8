// Mistake: the figure of those who wait contains those who run.
// Caught by: exercise_2_permits::running_and_waiting_are_told_apart
// ANCHOR: exercise_6_2_waiting
*self.inside()
// ANCHOR_END: exercise_6_2_waiting
