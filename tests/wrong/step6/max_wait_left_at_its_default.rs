// Mistake: the two numbers are handed on and the time is not: nobody waits longer than the default.
// Caught by: exercise_5_dependencies::each_bulkhead_has_the_limits_of_the_configuration
// ANCHOR: exercise_6_5
let mut known = self.known();
let bulkhead = known.entry(dependency.to_owned()).or_insert_with(|| {
    let inner = (self.connect)(dependency);
    let config = BulkheadConfig {
        max_concurrent: self.config.max_concurrent,
        max_queue: self.config.max_queue,
        ..BulkheadConfig::default()
    };
    Arc::new(Bulkhead::new(inner, config))
});
Arc::clone(bulkhead)
// ANCHOR_END: exercise_6_5
