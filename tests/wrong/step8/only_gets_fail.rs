// Mistake: only a GET can fail, though a network loses orders, too.
// Caught by: exercise_3_faults::a_fault_looks_like_a_broken_connection
// ANCHOR: exercise_8_3_faulty
let fails = {
    let mut dice = self.dice();
    dice.calls += 1;
    rand::RngExt::random::<f64>(&mut dice.random) < dice.rate
};
if fails && request.method == reqwest::Method::GET {
    return Err(ApiError::Connection {
        executed: step2::Executed::Unknown,
        cause: "injected".into(),
    });
}
self.inner.send(request).await
// ANCHOR_END: exercise_8_3_faulty
