// Mistake: a short wait is not drawn: it is its ceiling.
// Caught by: exercise_2_jitter::every_wait_is_drawn_by_the_same_formula
// ANCHOR: exercise_4_2
let ceiling = self.ceiling(retry);
if self.jitter && ceiling >= Duration::from_millis(50) {
    ceiling.mul_f64(random)
} else {
    ceiling
}
// ANCHOR_END: exercise_4_2
