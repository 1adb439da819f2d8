// Right: the Debug of a secret is three stars.
// ANCHOR: exercise_7_2_secret
f.pad("***")
// ANCHOR_END: exercise_7_2_secret
