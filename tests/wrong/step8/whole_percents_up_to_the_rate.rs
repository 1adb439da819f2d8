// Mistake: a whole number of percent may be zero, which is not above a rate of zero.
// Caught by: exercise_3_faults::at_rate_zero_nothing_fails
// ANCHOR: exercise_8_3_faulty
let fails = {
    let mut dice = self.dice();
    dice.calls += 1;
    let percent = rand::RngExt::random_range(&mut dice.random, 0..100);
    f64::from(percent) <= dice.rate * 100.0
};
if fails {
    return Err(ApiError::Connection {
        executed: step2::Executed::Unknown,
        cause: "injected".into(),
    });
}
self.inner.send(request).await
// ANCHOR_END: exercise_8_3_faulty
