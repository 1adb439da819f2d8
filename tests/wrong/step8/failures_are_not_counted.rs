// Mistake: a call that fails is not counted.
// Caught by: exercise_3_faults::a_call_that_fails_is_counted
// ANCHOR: exercise_8_3_faulty
let fails = {
    let mut dice = self.dice();
    rand::RngExt::random::<f64>(&mut dice.random) < dice.rate
};
if fails {
    return Err(ApiError::Connection {
        executed: step2::Executed::Unknown,
        cause: "injected".into(),
    });
}
self.dice().calls += 1;
self.inner.send(request).await
// ANCHOR_END: exercise_8_3_faulty
