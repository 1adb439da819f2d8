// Mistake: all dependencies share the first bulkhead that was made.
// Caught by: exercise_5_dependencies::a_slow_dependency_does_not_take_the_healthy_one_down
// ANCHOR: exercise_6_5
let mut known = self.known();
let bulkhead = known.entry("all".to_owned()).or_insert_with(|| {
    let inner = (self.connect)(dependency);
    Arc::new(Bulkhead::new(inner, self.config.clone()))
});
Arc::clone(bulkhead)
// ANCHOR_END: exercise_6_5
