// Mistake: the first layer that has a setting counts, so the weakest one.
// Caught by: exercise_1_layers::the_file_beats_the_preset
// ANCHOR: exercise_7_1_get
self.0.iter().find_map(|layer| layer.get(path))
// ANCHOR_END: exercise_7_1_get
