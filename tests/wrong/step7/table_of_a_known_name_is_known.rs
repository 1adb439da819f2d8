// Mistake: what stands in a table that has the name of a setting is not looked at.
// Caught by: exercise_2_reading::a_name_that_almost_fits_is_unknown
// ANCHOR: exercise_7_2_unknown
let mut problems = Vec::new();
for layer in &self.layers.0 {
    let known = self.rows.iter().map(|row| (layer.name_of)(&row.path));
    let known: Vec<String> = known.collect();
    for (name, setting) in &layer.settings {
        if known.contains(name) || known.iter().any(|known| name.starts_with(&format!("{known}."))) {
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
