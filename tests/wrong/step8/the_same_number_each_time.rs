// Mistake: each call draws from new dice with the same seed.
// Caught by: exercise_3_faults::about_as_many_fail_as_the_rate_says
// ANCHOR: exercise_8_3_faulty
let fails = {
    let mut dice = self.dice();
    dice.calls += 1;
    let mut random = StdRng::seed_from_u64(1);
    rand::RngExt::random::<f64>(&mut random) < dice.rate
};
if fails {
    return Err(ApiError::Connection {
        executed: step2::Executed::Unknown,
        cause: "injected".into(),
    });
}
self.inner.send(request).await
// ANCHOR_END: exercise_8_3_faulty
