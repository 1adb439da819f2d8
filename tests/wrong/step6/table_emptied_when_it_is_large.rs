// Mistake: the table is emptied at 1000 names, and with it the limits of those who run.
// Caught by: exercise_5_dependencies::no_dependency_is_forgotten
// ANCHOR: exercise_6_5
let mut known = self.known();
if known.len() >= 1000 {
    known.clear();
}
let bulkhead = known.entry(dependency.to_owned()).or_insert_with(|| {
    let inner = (self.connect)(dependency);
    Arc::new(Bulkhead::new(inner, self.config.clone()))
});
Arc::clone(bulkhead)
// ANCHOR_END: exercise_6_5
