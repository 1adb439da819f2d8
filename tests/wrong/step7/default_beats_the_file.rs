// Mistake: the default is taken although the file says something else.
// Caught by: exercise_2_reading::good_values_are_taken_from_both_places
// Also caught by: exercise_3_rules::a_conflict_shows_each_value_and_its_origin
// ANCHOR: exercise_7_2
let Some(setting) = self.layers.get(path) else {
    return default;
};
match T::read(&setting.text) {
    Ok(_) => default,
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
