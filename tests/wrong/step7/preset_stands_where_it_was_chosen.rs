// Mistake: a preset that the environment chose is stronger than the file.
// Caught by: exercise_1_layers::the_file_beats_the_preset
// ANCHOR: exercise_7_1
let chosen = |layer: &Layer| {
    let name = layer.get("preset")?;
    crate::Preset::named(&name.text)
};
let mut layers = Vec::new();
if let Some(preset) = chosen(&env) {
    layers.extend([file, preset.layer(), env]);
} else if let Some(preset) = chosen(&file) {
    layers.extend([preset.layer(), file, env]);
} else {
    layers.extend([file, env]);
}
Layers(layers)
// ANCHOR_END: exercise_7_1
