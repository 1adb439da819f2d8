// Mistake: the numbers come from elsewhere: no seed repeats them.
// Caught by: exercise_3_faults::the_same_seed_lets_the_same_calls_fail
// ANCHOR: exercise_8_3_faulty
let fails = {
    let mut dice = self.dice();
    dice.calls += 1;
    rand::random::<f64>() < dice.rate
};
if fails {
    return Err(ApiError::Connection {
        executed: step2::Executed::Unknown,
        cause: "injected".into(),
    });
}
self.inner.send(request).await
// ANCHOR_END: exercise_8_3_faulty
