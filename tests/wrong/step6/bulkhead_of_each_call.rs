// Mistake: a new bulkhead each time it is asked for: it is always empty.
// Caught by: exercise_5_dependencies::the_same_dependency_has_the_same_bulkhead
// ANCHOR: exercise_6_5
let inner = (self.connect)(dependency);
let made = Arc::new(Bulkhead::new(inner, self.config.clone()));
self.known().insert(dependency.to_owned(), Arc::clone(&made));
made
// ANCHOR_END: exercise_6_5
