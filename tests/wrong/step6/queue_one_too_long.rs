// Mistake: the queue takes one call more than it may.
// Caught by: exercise_1_admission::all_others_are_refused
// Also caught by: exercise_1_admission::without_a_queue_nobody_waits
// ANCHOR: exercise_6_1
if inside < self.max_concurrent {
    Admission::Run
} else if inside <= self.max_concurrent.saturating_add(self.max_queue) {
    Admission::Wait
} else {
    Admission::Refuse
}
// ANCHOR_END: exercise_6_1
