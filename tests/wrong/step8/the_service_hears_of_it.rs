// Mistake: the call is made, and its answer is thrown away.
// Caught by: exercise_3_faults::at_rate_one_everything_fails_and_nothing_is_handed_on
// ANCHOR: exercise_8_3_faulty
let fails = {
    let mut dice = self.dice();
    dice.calls += 1;
    rand::RngExt::random::<f64>(&mut dice.random) < dice.rate
};
let outcome = self.inner.send(request).await;
if fails {
    return Err(ApiError::Connection {
        executed: step2::Executed::Unknown,
        cause: "injected".into(),
    });
}
outcome
// ANCHOR_END: exercise_8_3_faulty
