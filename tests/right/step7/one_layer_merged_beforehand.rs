// Right: one merged layer of each kind; the layers are reversed once.
// ANCHOR: exercise_7_1
let mut strongest_first = vec![env, file];
let named = strongest_first.iter().find_map(|layer| layer.get("preset"));
if let Some(preset) = named.and_then(|name| crate::Preset::named(&name.text)) {
    strongest_first.push(preset.layer());
}
strongest_first.reverse();
Layers(strongest_first)
// ANCHOR_END: exercise_7_1
// ANCHOR: exercise_7_1_get
let having: Vec<&Setting> = self.0.iter().filter_map(|layer| layer.get(path)).collect();
having.last().copied()
// ANCHOR_END: exercise_7_1_get
