// Mistake: the name of a preset is looked up in lower case.
// Caught by: exercise_1_layers::a_name_that_no_preset_has_chooses_none
// ANCHOR: exercise_7_1
let mut layers = Layers(vec![file, env]);
let chosen = layers.get("preset");
let preset = chosen.and_then(|name| crate::Preset::named(&name.text.to_lowercase()));
if let Some(preset) = preset {
    layers.0.insert(0, preset.layer());
}
layers
// ANCHOR_END: exercise_7_1
