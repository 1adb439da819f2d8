// Mistake: a name is taken for a host with a port, and only the host is looked at.
// Caught by: exercise_5_dependencies::names_are_told_apart_letter_by_letter
// ANCHOR: exercise_6_5
let host = dependency.split(':').next().unwrap_or(dependency);
let mut known = self.known();
let bulkhead = known.entry(host.to_owned()).or_insert_with(|| {
    let inner = (self.connect)(dependency);
    Arc::new(Bulkhead::new(inner, self.config.clone()))
});
Arc::clone(bulkhead)
// ANCHOR_END: exercise_6_5
