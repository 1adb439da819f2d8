// Mistake: the limits are divided by the number of dependencies.
// Caught by: exercise_5_dependencies::each_dependency_has_the_whole_limit
// ANCHOR: exercise_6_5
let mut known = self.known();
let count = known.len() + 1;
let bulkhead = known.entry(dependency.to_owned()).or_insert_with(|| {
    let config = BulkheadConfig {
        max_concurrent: self.config.max_concurrent.div_ceil(count),
        ..self.config.clone()
    };
    Arc::new(Bulkhead::new((self.connect)(dependency), config))
});
Arc::clone(bulkhead)
// ANCHOR_END: exercise_6_5
