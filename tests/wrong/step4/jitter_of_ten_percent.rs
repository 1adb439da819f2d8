// Mistake: only a tenth of the wait is random, so clients still come back nearly together.
// Caught by: exercise_2_jitter::with_jitter_the_waits_are_spread
// ANCHOR: exercise_4_2
let ceiling = self.ceiling(retry);
if self.jitter {
    ceiling.mul_f64(0.9 + 0.1 * random)
} else {
    ceiling
}
// ANCHOR_END: exercise_4_2
