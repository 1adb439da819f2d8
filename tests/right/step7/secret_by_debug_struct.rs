// Right: the Debug of a secret by debug_struct.
// ANCHOR: exercise_7_2_secret
f.debug_struct("Secret").finish_non_exhaustive()
// ANCHOR_END: exercise_7_2_secret
