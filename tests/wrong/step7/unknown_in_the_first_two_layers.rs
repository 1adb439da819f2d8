// Mistake: only two layers are searched; with a preset the environment is the third.
// Caught by: exercise_2_reading::each_unknown_name_of_each_source_is_a_problem
// ANCHOR: exercise_7_2_unknown
let mut problems = Vec::new();
for layer in self.layers.0.iter().take(2) {
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
        problems.push(Problem {
            about: vec![row],
            what: suggestion(&self.rows, layer, name),
        });
    }
}
problems
// ANCHOR_END: exercise_7_2_unknown
