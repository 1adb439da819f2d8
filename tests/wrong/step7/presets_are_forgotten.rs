// Mistake: nobody looks at the setting preset.
// Caught by: exercise_1_layers::a_preset_may_be_chosen_in_either_place
// ANCHOR: exercise_7_1
Layers(vec![file, env])
// ANCHOR_END: exercise_7_1
