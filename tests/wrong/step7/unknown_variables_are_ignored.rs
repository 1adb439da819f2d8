// Mistake: unknown keys are looked for in the file alone.
// Caught by: exercise_2_reading::an_unknown_variable_is_refused_under_its_own_name
// ANCHOR: exercise_7_2_unknown
let mut problems = Vec::new();
for layer in &self.layers.0 {
    let known = self.rows.iter().map(|row| (layer.name_of)(&row.path));
    let known: Vec<String> = known.collect();
    for (name, setting) in &layer.settings {
        if let Origin::Environment(_) = setting.origin {
            continue;
        }
        if known.contains(name) {
            continue;
        }
        let nearest = known.iter().min_by_key(|k| strsim::osa_distance(k, name));
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
