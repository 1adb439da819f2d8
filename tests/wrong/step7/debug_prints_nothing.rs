// Mistake: Debug prints nothing at all, as if there were no secret.
// Caught by: exercise_2_reading::debug_does_not_tell_how_long_a_secret_is
// ANCHOR: exercise_7_2_secret
f.write_str("")
// ANCHOR_END: exercise_7_2_secret
