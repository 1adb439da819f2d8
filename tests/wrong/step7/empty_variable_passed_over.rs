// Mistake: a variable that is set to nothing is passed over in silence.
// Caught by: exercise_1_layers::an_empty_variable_is_a_setting
// ANCHOR: exercise_7_1_get
let mut layers = self.0.iter().rev();
layers.find_map(|layer| layer.get(path).filter(|setting| !setting.text.is_empty()))
// ANCHOR_END: exercise_7_1_get
