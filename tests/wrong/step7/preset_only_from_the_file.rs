// Mistake: the environment cannot choose a preset.
// Caught by: exercise_1_layers::a_preset_may_be_chosen_in_either_place
// ANCHOR: exercise_7_1
let mut layers = Layers(vec![file, env]);
let chosen = layers.0[0].get("preset");
let preset = chosen.and_then(|name| crate::Preset::named(&name.text));
if let Some(preset) = preset {
    layers.0.insert(0, preset.layer());
}
layers
// ANCHOR_END: exercise_7_1
