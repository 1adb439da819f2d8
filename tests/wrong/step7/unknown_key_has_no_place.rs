// Mistake: the problem does not say where the unknown key is.
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
        let nearest = known.iter().min_by_key(|k| strsim::osa_distance(k, name));
        let row = Row {
            path: name.clone(),
            value: None,
            origin: self.unset.clone(),
        };
        problems.push(Problem {
            about: vec![row],
            what: format!("is unknown; the nearest is {}", nearest.map_or("", |n| n)),
        });
    }
}
problems
// ANCHOR_END: exercise_7_2_unknown
