// Mistake: each problem takes the place of the one before.
// Caught by: exercise_2_reading::everything_that_is_wrong_is_reported_at_once
// ANCHOR: exercise_7_2
let Some(setting) = self.layers.get(path) else {
    return default;
};
match T::read(&setting.text) {
    Ok(value) => value,
    Err(what) => {
        let row = Row {
            path: path.to_owned(),
            value: (!T::SECRET).then(|| setting.text.clone()),
            origin: setting.origin.clone(),
        };
        let about = vec![row];
        self.problems = vec![Problem { about, what }];
        default
    }
}
// ANCHOR_END: exercise_7_2
