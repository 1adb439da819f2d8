// Mistake: those inside and those that run are counted one after the other, and the difference may be less than 0.
// Caught by: exercise_2_permits::callers_that_come_and_go_find_no_more_than_there_is
// ANCHOR: exercise_6_2_waiting
let inside = *self.inside();
inside - self.running()
// ANCHOR_END: exercise_6_2_waiting
