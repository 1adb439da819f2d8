// Mistake: a text that cannot be read goes to the log, a secret too.
// Caught by: exercise_2_reading::a_secret_that_cannot_be_read_is_not_shown
// ANCHOR: exercise_7_2
let Some(setting) = self.layers.get(path) else {
    return default;
};
match T::read(&setting.text) {
    Ok(value) => value,
    Err(what) => {
        tracing::warn!(path, text = setting.text, "cannot be read");
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
