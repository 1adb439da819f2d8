// Mistake: a text that cannot be read silently gives the default.
// Caught by: exercise_2_reading::a_problem_has_its_path_its_text_and_its_origin
// Also caught by: exercise_2_reading::a_name_that_no_preset_has_is_a_problem
// Also caught by: exercise_2_reading::what_is_not_toml_is_reported_and_hides_nothing
// ANCHOR: exercise_7_2
let setting = self.layers.get(path);
let value = setting.and_then(|setting| T::read(&setting.text).ok());
value.unwrap_or(default)
// ANCHOR_END: exercise_7_2
