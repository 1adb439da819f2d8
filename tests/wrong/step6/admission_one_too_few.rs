// Mistake: the call itself is counted as one of those inside, so the last permit is never used.
// Caught by: exercise_1_admission::while_a_permit_is_left_a_call_runs
// ANCHOR: exercise_6_1
let inside = inside.saturating_add(1);
if inside < self.max_concurrent {
    Admission::Run
} else if inside < self.max_concurrent.saturating_add(self.max_queue) {
    Admission::Wait
} else {
    Admission::Refuse
}
// ANCHOR_END: exercise_6_1
