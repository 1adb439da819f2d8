// Mistake: only the first unknown name of each source is reported.
// Caught by: exercise_2_reading::each_unknown_name_of_each_source_is_a_problem
// ANCHOR: exercise_7_2_unknown
let mut problems = Vec::new();
for layer in &self.layers.0 {
    let known = self.rows.iter().map(|row| (layer.name_of)(&row.path));
    let known: Vec<String> = known.collect();
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
        break;
    }
}
problems
// ANCHOR_END: exercise_7_2_unknown
