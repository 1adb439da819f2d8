// Mistake: the problem shows the default instead of the text.
// Caught by: exercise_2_reading::a_problem_has_its_path_its_text_and_its_origin
// ANCHOR: exercise_7_2
let Some(setting) = self.layers.get(path) else {
    return default;
};
match T::read(&setting.text) {
    Ok(value) => value,
    Err(what) => {
        let row = Row {
            path: path.to_owned(),
            value: (!T::SECRET).then(|| default.show()),
            origin: setting.origin.clone(),
        };
        let about = vec![row];
        self.problems.push(Problem { about, what });
        default
    }
}
// ANCHOR_END: exercise_7_2
