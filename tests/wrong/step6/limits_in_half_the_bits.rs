// Mistake: limits are cut to 32 bits before they are added.
// Caught by: exercise_1_admission::the_largest_limits_there_are_do_not_overflow
// ANCHOR: exercise_6_1
if inside < self.max_concurrent {
    Admission::Run
} else if (inside as u32) < (self.max_concurrent as u32).saturating_add(self.max_queue as u32) {
    Admission::Wait
} else {
    Admission::Refuse
}
// ANCHOR_END: exercise_6_1
