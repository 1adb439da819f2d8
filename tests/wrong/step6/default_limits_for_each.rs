// Mistake: each bulkhead has the default limits instead of those that were given.
// Caught by: exercise_5_dependencies::each_dependency_has_the_whole_limit
// ANCHOR: exercise_6_5
let mut known = self.known();
let bulkhead = known.entry(dependency.to_owned()).or_insert_with(|| {
    let inner = (self.connect)(dependency);
    Arc::new(Bulkhead::new(inner, BulkheadConfig::default()))
});
Arc::clone(bulkhead)
// ANCHOR_END: exercise_6_5
