// Mistake: for a variable, the path of the file is suggested.
// Caught by: exercise_2_reading::an_unknown_variable_is_refused_under_its_own_name
// ANCHOR: exercise_7_2_unknown
let mut problems = Vec::new();
for layer in &self.layers.0 {
    let known = self.rows.iter().map(|row| (layer.name_of)(&row.path));
    let known: Vec<String> = known.collect();
    for (name, setting) in &layer.settings {
        if known.contains(name) {
            continue;
        }
        let paths = self.rows.iter().map(|row| &row.path);
        let nearest = paths.min_by_key(|p| strsim::osa_distance(&(layer.name_of)(p), name));
        let row = Row {
            path: name.clone(),
            value: None,
            origin: setting.origin.clone(),
        };
        problems.push(Problem {
            about: vec![row],
            what: format!("is unknown; the nearest is {}", nearest.map_or("", |n| n)),
        });
    }
}
problems
// ANCHOR_END: exercise_7_2_unknown
