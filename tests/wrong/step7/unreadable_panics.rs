// Mistake: a text that cannot be read is a panic.
// Caught by: exercise_2_reading::everything_that_is_wrong_is_reported_at_once
// ANCHOR: exercise_7_2
match self.layers.get(path) {
    Some(setting) => T::read(&setting.text).expect("a good value"),
    None => default,
}
// ANCHOR_END: exercise_7_2
