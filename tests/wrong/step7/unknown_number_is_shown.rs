// Mistake: the text of an unknown key is shown if it is a number.
// Caught by: exercise_2_reading::the_text_of_an_unknown_key_is_not_shown
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
            value: Some(setting.text.clone()).filter(|text| text.parse::<f64>().is_ok()),
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
