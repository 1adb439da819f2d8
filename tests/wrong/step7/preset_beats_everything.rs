// Mistake: the layer of the preset is put on top.
// Caught by: exercise_1_layers::the_environment_beats_the_preset
// ANCHOR: exercise_7_1
let mut layers = Layers(vec![file, env]);
let chosen = layers.get("preset");
let preset = chosen.and_then(|name| crate::Preset::named(&name.text));
if let Some(preset) = preset {
    layers.0.push(preset.layer());
}
layers
// ANCHOR_END: exercise_7_1
