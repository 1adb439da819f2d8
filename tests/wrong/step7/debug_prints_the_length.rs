// Mistake: Debug tells how long the secret is.
// Caught by: exercise_2_reading::debug_does_not_tell_how_long_a_secret_is
// ANCHOR: exercise_7_2_secret
write!(f, "secret of {} characters", self.0.len())
// ANCHOR_END: exercise_7_2_secret
