// Right: reading with combinators, the problem made by a closure.
// ANCHOR: exercise_7_2
let layers = self.layers;
let read = layers.get(path).map(|setting| (setting, T::read(&setting.text)));
match read {
    None => default,
    Some((_, Ok(value))) => value,
    Some((setting, Err(what))) => {
        let value = Some(setting.text.clone()).filter(|_| !T::SECRET);
        let path = path.to_owned();
        let origin = setting.origin.clone();
        self.problems.push(Problem {
            about: vec![Row {
                path,
                value,
                origin,
            }],
            what: format!("cannot be used: {what}"),
        });
        default
    }
}
// ANCHOR_END: exercise_7_2
