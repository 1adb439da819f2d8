// Mistake: the first wait, which most failed calls share, is not drawn.
// Caught by: exercise_2_jitter::every_wait_is_drawn_by_the_same_formula
// ANCHOR: exercise_4_2
let ceiling = self.ceiling(retry);
if self.jitter && retry > 0 {
    ceiling.mul_f64(random)
} else {
    ceiling
}
// ANCHOR_END: exercise_4_2
