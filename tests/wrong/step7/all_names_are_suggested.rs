// Mistake: all names are listed instead of the nearest.
// Caught by: exercise_2_reading::an_unknown_key_is_refused_and_the_nearest_one_suggested
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
            what: format!("is unknown; the known ones are {}", known.join(", ")),
        });
    }
}
problems
// ANCHOR_END: exercise_7_2_unknown
