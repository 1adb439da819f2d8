// Mistake: the strongest layer that has anything of a section has the whole section.
// Caught by: exercise_1_layers::a_layer_changes_settings_and_not_whole_sections
// ANCHOR: exercise_7_1_get
let section = path.split('.').next().unwrap_or_default();
let has_section = |layer: &&Layer| {
    let begin = (layer.name_of)(section);
    layer.settings.keys().any(|name| name.starts_with(&begin))
};
self.0.iter().rev().find(has_section)?.get(path)
// ANCHOR_END: exercise_7_1_get
