// Mistake: two unknown names with the same nearest one are one problem.
// Caught by: exercise_2_reading::two_names_that_are_alike_are_two_problems
// ANCHOR: exercise_7_2_unknown
let mut problems: Vec<Problem> = Vec::new();
for layer in &self.layers.0 {
    let known: Vec<String> = self.rows.iter().map(|row| (layer.name_of)(&row.path)).collect();
    for (name, setting) in &layer.settings {
        if known.contains(name) {
            continue;
        }
        let row = Row {
            path: name.clone(),
            value: None,
            origin: setting.origin.clone(),
        };
        let what = suggestion(&self.rows, layer, name);
        match problems.iter_mut().find(|problem| problem.what == what) {
            Some(problem) => problem.about.push(row),
            None => problems.push(Problem {
                about: vec![row],
                what,
            }),
        }
    }
}
problems
// ANCHOR_END: exercise_7_2_unknown
