// Mistake: Debug prints what is secret.
// Caught by: exercise_2_reading::debug_does_not_show_a_secret
// ANCHOR: exercise_7_2_secret
f.debug_tuple("Secret").field(&self.0).finish()
// ANCHOR_END: exercise_7_2_secret
