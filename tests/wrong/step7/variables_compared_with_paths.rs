// Mistake: the names of variables are compared with the paths of the file.
// Caught by: exercise_2_reading::good_values_are_taken_from_both_places
// ANCHOR: exercise_7_2_unknown
let mut problems = Vec::new();
for layer in &self.layers.0 {
    let known = self.rows.iter().map(|row| row.path.clone());
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
    }
}
problems
// ANCHOR_END: exercise_7_2_unknown
