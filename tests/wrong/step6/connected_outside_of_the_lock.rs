// Mistake: everybody who finds no bulkhead connects, and all but one of the connections are thrown away.
// Caught by: exercise_5_dependencies::many_threads_get_the_same_bulkhead
// ANCHOR: exercise_6_5
if let Some(found) = self.known().get(dependency) {
    return Arc::clone(found);
}
let inner = (self.connect)(dependency);
let made = Arc::new(Bulkhead::new(inner, self.config.clone()));
let mut known = self.known();
Arc::clone(known.entry(dependency.to_owned()).or_insert(made))
// ANCHOR_END: exercise_6_5
