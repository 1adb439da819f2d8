// Mistake: a panic in `connect` poisons the lock, and from then on every call panics.
// Caught by: exercise_5_dependencies::a_panic_in_connect_spoils_no_other_name
// ANCHOR: exercise_6_5
let mut known = self.known.lock().expect("nobody panics here");
let bulkhead = known.entry(dependency.to_owned()).or_insert_with(|| {
    let inner = (self.connect)(dependency);
    Arc::new(Bulkhead::new(inner, self.config.clone()))
});
Arc::clone(bulkhead)
// ANCHOR_END: exercise_6_5
