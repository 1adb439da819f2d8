// Mistake: Debug prints as many stars as the secret has letters.
// Caught by: exercise_2_reading::debug_does_not_tell_how_long_a_secret_is
// ANCHOR: exercise_7_2_secret
f.write_str(&"*".repeat(self.0.len()))
// ANCHOR_END: exercise_7_2_secret
