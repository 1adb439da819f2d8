// Mistake: nobody looks at the setting preset.
// Caught by: exercise_1_layers::a_preset_may_be_chosen_in_either_place
// Also caught by: exercise_3_rules::the_effective_configuration_shows_values_and_origins_and_no_secret
// ANCHOR: exercise_7_1
Layers(vec![file, env])
// ANCHOR_END: exercise_7_1
