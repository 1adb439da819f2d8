// Mistake: a name that is known in one layer is known in all.
// Caught by: exercise_2_reading::a_name_of_one_place_is_unknown_in_the_other
// ANCHOR: exercise_7_2_unknown
let mut problems = Vec::new();
for layer in &self.layers.0 {
    let known = self.rows.iter().flat_map(|row| {
        let names = self.layers.0.iter().map(|layer| (layer.name_of)(&row.path));
        names.chain([row.path.clone(), crate::variable(&row.path)])
    });
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
