// Right: equal jitter, half of the wait fixed and half random, instead of full jitter.
// ANCHOR: exercise_4_2
match self.ceiling(retry) {
    ceiling if self.jitter => ceiling / 2 + (ceiling / 2).mul_f64(random),
    ceiling => ceiling,
}
// ANCHOR_END: exercise_4_2
