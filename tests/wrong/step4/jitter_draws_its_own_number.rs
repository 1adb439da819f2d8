// Mistake: the number that was passed in is ignored and another one drawn, so no run can be repeated.
// Caught by: exercise_2_jitter::the_same_number_gives_the_same_wait
// ANCHOR: exercise_4_2
let _ = random;
let ceiling = self.ceiling(retry);
if self.jitter {
    ceiling.mul_f64(rand::random::<f64>())
} else {
    ceiling
}
// ANCHOR_END: exercise_4_2
