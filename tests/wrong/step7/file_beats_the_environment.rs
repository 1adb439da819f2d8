// Mistake: the file has the last word, not the environment.
// Caught by: exercise_1_layers::the_environment_beats_the_file
// ANCHOR: exercise_7_1
let mut layers = Layers(vec![env, file]);
let chosen = layers.get("preset");
let preset = chosen.and_then(|name| crate::Preset::named(&name.text));
if let Some(preset) = preset {
    layers.0.insert(0, preset.layer());
}
layers
// ANCHOR_END: exercise_7_1
