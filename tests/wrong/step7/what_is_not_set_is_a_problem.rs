// Mistake: whatever nobody has set is reported, although there is a default.
// Caught by: exercise_2_reading::what_nobody_set_has_its_default
// ANCHOR: exercise_7_2
let Some(setting) = self.layers.get(path) else {
    let row = Row {
        path: path.to_owned(),
        value: None,
        origin: self.unset.clone(),
    };
    let about = vec![row];
    let what = "must be set".to_owned();
    self.problems.push(Problem { about, what });
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
        self.problems.push(Problem { about, what });
        default
    }
}
// ANCHOR_END: exercise_7_2
