// Mistake: a variable that names no preset, since it is empty, leaves the choice to the file.
// Caught by: exercise_1_layers::a_name_that_no_preset_has_chooses_none
// ANCHOR: exercise_7_1
let in_env = env.get("preset").filter(|setting| !setting.text.is_empty()).cloned();
let in_file = file.get("preset").cloned();
let mut layers = Layers(vec![file, env]);
let chosen = in_env.or(in_file);
let preset = chosen.and_then(|name| crate::Preset::named(&name.text));
if let Some(preset) = preset {
    layers.0.insert(0, preset.layer());
}
layers
// ANCHOR_END: exercise_7_1
