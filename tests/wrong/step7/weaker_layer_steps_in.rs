// Mistake: where the text that counts cannot be read, that of a weaker layer is taken in silence.
// Caught by: exercise_2_reading::only_the_text_that_counts_is_read
// ANCHOR: exercise_7_2
let Some(setting) = self.layers.get(path) else {
    return default;
};
match T::read(&setting.text) {
    Ok(value) => value,
    Err(what) => {
        let others = self.layers.0.iter().rev().filter_map(|layer| layer.get(path));
        if let Some(value) = others.filter_map(|s| T::read(&s.text).ok()).next() {
            return value;
        }
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
