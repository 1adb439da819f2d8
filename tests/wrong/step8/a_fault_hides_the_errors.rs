// Mistake: whatever goes wrong behind it, it says that the connection broke.
// Caught by: exercise_3_faults::what_is_handed_on_comes_back_as_it_is
// ANCHOR: exercise_8_3_faulty
let fails = {
    let mut dice = self.dice();
    dice.calls += 1;
    rand::RngExt::random::<f64>(&mut dice.random) < dice.rate
};
let broken = |cause: &str| ApiError::Connection {
    executed: step2::Executed::Unknown,
    cause: cause.into(),
};
if fails {
    return Err(broken("injected"));
}
let outcome = self.inner.send(request).await;
outcome.map_err(|error| broken(&error.to_string()))
// ANCHOR_END: exercise_8_3_faulty
