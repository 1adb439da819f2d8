// Mistake: bulkheads in which nobody runs are thrown away, and their connections with them.
// Caught by: exercise_5_dependencies::each_dependency_is_connected_once_and_by_its_name
// ANCHOR: exercise_6_5
let mut known = self.known();
known.retain(|_, bulkhead| bulkhead.running() > 0);
let bulkhead = known.entry(dependency.to_owned()).or_insert_with(|| {
    let inner = (self.connect)(dependency);
    Arc::new(Bulkhead::new(inner, self.config.clone()))
});
Arc::clone(bulkhead)
// ANCHOR_END: exercise_6_5
