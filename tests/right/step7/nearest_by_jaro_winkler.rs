// Right: another measure for what is alike, and iterators instead of loops.
// ANCHOR: exercise_7_2_unknown
let layers = self.layers.0.iter();
let all = layers.flat_map(|layer| layer.settings.iter().map(move |entry| (layer, entry)));
let names = |layer: &crate::Layer| -> Vec<String> {
    self.rows.iter().map(|row| (layer.name_of)(&row.path)).collect()
};
let unknown = all.filter(|(layer, (name, _))| !names(layer).contains(name));
unknown
    .map(|(layer, (name, setting))| {
        let likeness = |known: &String| strsim::jaro_winkler(known, name);
        let nearest = names(layer).into_iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
        Problem {
            about: vec![Row {
                path: name.clone(),
                value: None,
                origin: setting.origin.clone(),
            }],
            what: format!("unknown setting. Perhaps {:?}?", nearest.unwrap_or_default()),
        }
    })
    .collect()
// ANCHOR_END: exercise_7_2_unknown
