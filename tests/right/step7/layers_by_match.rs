// Right: layers put together case by case, and looked through from the weakest to the strongest.
// ANCHOR: exercise_7_1
let name = env.get("preset").or(file.get("preset"));
match name.map(|name| crate::Preset::named(&name.text)) {
    Some(Some(preset)) => Layers(vec![preset.layer(), file, env]),
    _ => Layers(vec![file, env]),
}
// ANCHOR_END: exercise_7_1
// ANCHOR: exercise_7_1_get
let mut strongest = None;
for layer in &self.0 {
    if let Some(setting) = layer.get(path) {
        strongest = Some(setting);
    }
}
strongest
// ANCHOR_END: exercise_7_1_get
