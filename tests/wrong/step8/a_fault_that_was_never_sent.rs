// Mistake: the fault says that the request was not executed: everything may be sent again.
// Caught by: exercise_3_faults::a_fault_looks_like_a_broken_connection
// ANCHOR: exercise_8_3_faulty
let fails = {
    let mut dice = self.dice();
    dice.calls += 1;
    rand::RngExt::random::<f64>(&mut dice.random) < dice.rate
};
if fails {
    return Err(ApiError::Connection {
        executed: step2::Executed::No,
        cause: "injected".into(),
    });
}
self.inner.send(request).await
// ANCHOR_END: exercise_8_3_faulty
