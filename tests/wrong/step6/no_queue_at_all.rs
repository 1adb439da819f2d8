// Mistake: whoever finds no permit is refused, and `max_queue` means nothing.
// Caught by: exercise_1_admission::the_next_ones_wait_while_the_queue_has_room
// ANCHOR: exercise_6_1
if inside < self.max_concurrent {
    Admission::Run
} else {
    Admission::Refuse
}
// ANCHOR_END: exercise_6_1
