// Mistake: `http://` and `https://` are taken off: two services behind one bulkhead.
// Caught by: exercise_5_dependencies::names_are_told_apart_letter_by_letter
// ANCHOR: exercise_6_5
let mut known = self.known();
let bulkhead = known.entry(dependency.trim_start_matches("http://").trim_start_matches("https://").to_owned()).or_insert_with(|| {
    let inner = (self.connect)(dependency);
    Arc::new(Bulkhead::new(inner, self.config.clone()))
});
Arc::clone(bulkhead)
// ANCHOR_END: exercise_6_5
