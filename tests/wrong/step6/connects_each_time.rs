// Mistake: the transport is made before it is known whether it is needed.
// Caught by: exercise_5_dependencies::each_dependency_is_connected_once_and_by_its_name
// ANCHOR: exercise_6_5
let inner = (self.connect)(dependency);
let made = Arc::new(Bulkhead::new(inner, self.config.clone()));
let mut known = self.known();
Arc::clone(known.entry(dependency.to_owned()).or_insert(made))
// ANCHOR_END: exercise_6_5
