// Mistake: a whole number of thousandths is drawn, so one success in ten thousand never comes.
// Caught by: exercise_3_faults::about_as_many_fail_as_the_rate_says
// ANCHOR: exercise_8_3_faulty
let fails = {
    let mut dice = self.dice();
    dice.calls += 1;
    f64::from(rand::RngExt::random_range(&mut dice.random, 0..1000)) < dice.rate * 1000.0
};
if fails {
    return Err(ApiError::Connection {
        executed: step2::Executed::Unknown,
        cause: "injected".into(),
    });
}
self.inner.send(request).await
// ANCHOR_END: exercise_8_3_faulty
