// Mistake: a preset in the environment that does not exist is passed over, and the file's preset counts.
// Caught by: exercise_1_layers::a_name_that_no_preset_has_chooses_none
// ANCHOR: exercise_7_1
let mut layers = Layers(vec![file, env]);
let names = layers.0.iter().rev().filter_map(|layer| layer.get("preset"));
let mut presets = names.filter_map(|name| crate::Preset::named(&name.text));
if let Some(preset) = presets.next() {
    layers.0.insert(0, preset.layer());
}
layers
// ANCHOR_END: exercise_7_1
