// Mistake: a text that does not count is a problem too.
// Caught by: exercise_2_reading::only_the_text_that_counts_is_read
// ANCHOR: exercise_7_2
let Some(setting) = self.layers.get(path) else {
    return default;
};
for layer in &self.layers.0 {
    if let Some(other) = layer.get(path)
        && other.origin != setting.origin
        && let Err(what) = T::read(&other.text)
    {
        let row = Row {
            path: path.to_owned(),
            value: (!T::SECRET).then(|| other.text.clone()),
            origin: other.origin.clone(),
        };
        let about = vec![row];
        self.problems.push(Problem { about, what });
    }
}
match T::read(&setting.text) {
    Ok(value) => value,
    Err(what) => {
        let row = Row {
            path: path.to_owned(),
            value: (!T::SECRET).then(|| setting.text.clone()),
            origin: setting.origin.clone(),
        };
        let about = vec![row];
        self.problems.push(Problem { about, what });
        default
    }
}
// ANCHOR_END: exercise_7_2
