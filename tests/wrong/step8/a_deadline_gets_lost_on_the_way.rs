// Mistake: the request is handed on without its deadline.
// Caught by: exercise_3_faults::what_is_handed_on_comes_back_as_it_is
// ANCHOR: exercise_8_3_faulty
let fails = {
    let mut dice = self.dice();
    dice.calls += 1;
    rand::RngExt::random::<f64>(&mut dice.random) < dice.rate
};
if fails {
    return Err(ApiError::Connection {
        executed: step2::Executed::Unknown,
        cause: "injected".into(),
    });
}
self.inner.send(&Request { deadline: None, ..request.clone() }).await
// ANCHOR_END: exercise_8_3_faulty
