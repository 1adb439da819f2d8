// Mistake: the failing calls are counted out: it is no chance, and no seed changes it.
// Caught by: exercise_3_faults::the_same_seed_lets_the_same_calls_fail
// ANCHOR: exercise_8_3_faulty
let fails = {
    let mut dice = self.dice();
    dice.calls += 1;
    let due = |calls: usize| (calls as f64 * dice.rate) as usize;
    due(dice.calls) > due(dice.calls - 1)
};
if fails {
    return Err(ApiError::Connection {
        executed: step2::Executed::Unknown,
        cause: "injected".into(),
    });
}
self.inner.send(request).await
// ANCHOR_END: exercise_8_3_faulty
