// Mistake: from the five thousandth name on all share one bulkhead.
// Caught by: exercise_5_dependencies::no_dependency_is_forgotten
// ANCHOR: exercise_6_5
let mut known = self.known();
let known_len = known.len();
let bulkhead = known.entry(if known_len >= 5000 { "other".to_owned() } else { dependency.to_owned() }).or_insert_with(|| {
    let inner = (self.connect)(dependency);
    Arc::new(Bulkhead::new(inner, self.config.clone()))
});
Arc::clone(bulkhead)
// ANCHOR_END: exercise_6_5
