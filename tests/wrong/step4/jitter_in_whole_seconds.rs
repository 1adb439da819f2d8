// Mistake: the share is cut down to whole seconds: few different waits, and often none at all.
// Caught by: exercise_2_jitter::with_jitter_the_waits_are_spread
// ANCHOR: exercise_4_2
let ceiling = self.ceiling(retry);
if self.jitter {
    Duration::from_secs((ceiling.as_secs_f64() * random) as u64)
} else {
    ceiling
}
// ANCHOR_END: exercise_4_2
