// Mistake: what is wrong is told with the path in front, which the row has already.
// Caught by: exercise_2_reading::each_problem_says_what_is_wrong
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
                let what = format!("{path} {what}");
                self.problems.push(Problem { about, what });
                default
            }
        }
// ANCHOR_END: exercise_7_2
