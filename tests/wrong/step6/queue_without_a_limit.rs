// Mistake: whoever finds no permit waits, however many do already.
// Caught by: exercise_1_admission::all_others_are_refused
// ANCHOR: exercise_6_1
if inside < self.max_concurrent {
    Admission::Run
} else {
    Admission::Wait
}
// ANCHOR_END: exercise_6_1
