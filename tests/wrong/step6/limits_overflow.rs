// Mistake: the sum of two limits does not fit when one of them is "no limit".
// Caught by: exercise_1_admission::the_largest_limits_there_are_do_not_overflow
// ANCHOR: exercise_6_1
if inside < self.max_concurrent {
    Admission::Run
} else if inside < self.max_concurrent + self.max_queue {
    Admission::Wait
} else {
    Admission::Refuse
}
// ANCHOR_END: exercise_6_1
