// Mistake: Debug prints the beginning of the secret, to tell it from others.
// Caught by: exercise_2_reading::debug_does_not_show_a_secret
// ANCHOR: exercise_7_2_secret
write!(f, "Secret({:.4}…)", self.0)
// ANCHOR_END: exercise_7_2_secret
