// Mistake: the fault is an answer with 503, as if the service had been there.
// Caught by: exercise_3_faults::a_fault_looks_like_a_broken_connection
// ANCHOR: exercise_8_3_faulty
let fails = {
    let mut dice = self.dice();
    dice.calls += 1;
    rand::RngExt::random::<f64>(&mut dice.random) < dice.rate
};
if fails {
    return Err(ApiError::Server {
        status: reqwest::StatusCode::SERVICE_UNAVAILABLE,
        retry_after: None,
    });
}
self.inner.send(request).await
// ANCHOR_END: exercise_8_3_faulty
