// Mistake: a variable with nothing but spaces is passed over.
// Caught by: exercise_1_layers::an_empty_variable_is_a_setting
// ANCHOR: exercise_7_1_get
self.0
    .iter()
    .rev()
    .filter_map(|layer| layer.get(path))
    .find(|setting| setting.text.is_empty() || !setting.text.trim().is_empty())
// ANCHOR_END: exercise_7_1_get
