// Mistake: each place brings its own preset, one above the other.
// Caught by: exercise_1_layers::a_preset_may_be_chosen_in_either_place
// ANCHOR: exercise_7_1
let chosen = |layer: &Layer| {
    let name = layer.get("preset")?;
    crate::Preset::named(&name.text)
};
let presets = [chosen(&file), chosen(&env)];
let presets = presets.into_iter().flatten().map(crate::Preset::layer);
Layers(presets.chain([file, env]).collect())
// ANCHOR_END: exercise_7_1
