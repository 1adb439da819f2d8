// Mistake: where connect panics it is called once more.
// Caught by: exercise_5_dependencies::a_panic_in_connect_spoils_no_other_name
// ANCHOR: exercise_6_5
let mut known = self.known();
let bulkhead = known.entry(dependency.to_owned()).or_insert_with(|| {
    let connect = || (self.connect)(dependency);
    let inner = std::panic::catch_unwind(std::panic::AssertUnwindSafe(connect)).unwrap_or_else(|_| connect());
    Arc::new(Bulkhead::new(inner, self.config.clone()))
});
Arc::clone(bulkhead)
// ANCHOR_END: exercise_6_5
