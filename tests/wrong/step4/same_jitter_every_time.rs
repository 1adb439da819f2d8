// Mistake: the random number is not used: every client waits for half of the ceiling.
// Caught by: exercise_2_jitter::with_jitter_the_waits_are_spread
// ANCHOR: exercise_4_2
let _ = random;
let ceiling = self.ceiling(retry);
if self.jitter { ceiling / 2 } else { ceiling }
// ANCHOR_END: exercise_4_2
