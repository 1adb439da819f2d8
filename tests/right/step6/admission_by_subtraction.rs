// Right: what is left after the permits is compared with the queue, so that nothing can overflow.
// ANCHOR: exercise_6_1
match inside.checked_sub(self.max_concurrent) {
    None => Admission::Run,
    Some(in_the_queue) if in_the_queue < self.max_queue => Admission::Wait,
    Some(_) => Admission::Refuse,
}
// ANCHOR_END: exercise_6_1
