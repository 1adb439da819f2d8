// Mistake: the setting `jitter` is not looked at.
// Caught by: exercise_2_jitter::without_jitter_the_wait_is_the_ceiling
// ANCHOR: exercise_4_2
self.ceiling(retry).mul_f64(random)
// ANCHOR_END: exercise_4_2
