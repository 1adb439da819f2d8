// Mistake: an empty text is reported without a value, as if it were secret.
// Caught by: exercise_2_reading::an_empty_variable_is_a_problem
// ANCHOR: exercise_7_2
        let Some(setting) = self.layers.get(path) else {
            return default;
        };
        match T::read(&setting.text) {
            Ok(value) => value,
            Err(what) => {
                let row = Row {
                    path: path.to_owned(),
                    value: (!T::SECRET && !setting.text.is_empty()).then(|| setting.text.clone()),
                    origin: setting.origin.clone(),
                };
                let about = vec![row];
                self.problems.push(Problem { about, what });
                default
            }
        }
// ANCHOR_END: exercise_7_2
