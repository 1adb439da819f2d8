// Mistake: the range begins at `first_wait` instead of zero, so the first wait is not spread at all.
// Caught by: exercise_2_jitter::every_wait_is_drawn_by_the_same_formula
// ANCHOR: exercise_4_2
let ceiling = self.ceiling(retry);
if self.jitter {
    let least = self.first_wait.min(ceiling);
    least + (ceiling - least).mul_f64(random)
} else {
    ceiling
}
// ANCHOR_END: exercise_4_2
