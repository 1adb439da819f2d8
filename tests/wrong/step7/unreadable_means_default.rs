// Mistake: a text that cannot be read silently gives the default.
// Caught by: exercise_2_reading::a_problem_has_its_path_its_text_and_its_origin
// ANCHOR: exercise_7_2
let setting = self.layers.get(path);
let value = setting.and_then(|setting| T::read(&setting.text).ok());
value.unwrap_or(default)
// ANCHOR_END: exercise_7_2
