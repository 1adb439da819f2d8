// Mistake: of the settings of an unknown section only the first is reported.
// Caught by: exercise_2_reading::two_names_that_are_alike_are_two_problems
// ANCHOR: exercise_7_2_unknown
let mut problems = Vec::new();
for layer in &self.layers.0 {
    let known: Vec<String> = self.rows.iter().map(|row| (layer.name_of)(&row.path)).collect();
    let is_section = |section: &str| known.iter().any(|known| known.starts_with(section));
    let mut reported = None;
    for (name, setting) in &layer.settings {
        if known.contains(name) {
            continue;
        }
        let section = name.find('.').map(|at| &name[..=at]);
        let section = section.filter(|section| !is_section(section));
        if section.is_some() && section == reported {
            continue;
        }
        reported = section;
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
