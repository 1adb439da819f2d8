// Mistake: a path is found whatever the case of its letters.
// Caught by: exercise_1_layers::what_nobody_set_is_not_there
// ANCHOR: exercise_7_1_get
self.0.iter().rev().find_map(|layer| {
    let wanted = (layer.name_of)(path);
    let mut settings = layer.settings.iter();
    settings
        .find(|(name, _)| name.eq_ignore_ascii_case(&wanted))
        .map(|(_, setting)| setting)
})
// ANCHOR_END: exercise_7_1_get
