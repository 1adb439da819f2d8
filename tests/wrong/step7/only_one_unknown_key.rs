// Mistake: the search ends at the first unknown key.
// Caught by: exercise_2_reading::everything_that_is_wrong_is_reported_at_once
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
            origin: setting.origin.clone(),
        };
        problems.push(Problem {
            about: vec![row],
            what: format!("is unknown; the nearest is {}", nearest.map_or("", |n| n)),
        });
        return problems;
    }
}
problems
// ANCHOR_END: exercise_7_2_unknown
