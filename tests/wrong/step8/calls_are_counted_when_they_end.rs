// Mistake: a call counts when it has come back, so one that is dropped does not.
// Caught by: exercise_3_faults::a_call_that_fails_is_counted
// ANCHOR: exercise_8_3_faulty
let fails = {
    let mut dice = self.dice();
    rand::RngExt::random::<f64>(&mut dice.random) < dice.rate
};
if fails {
    self.dice().calls += 1;
    return Err(ApiError::Connection {
        executed: step2::Executed::Unknown,
        cause: "injected".into(),
    });
}
let outcome = self.inner.send(request).await;
self.dice().calls += 1;
outcome
// ANCHOR_END: exercise_8_3_faulty
