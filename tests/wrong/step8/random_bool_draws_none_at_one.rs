// Mistake: random_bool draws no number when everything fails, so all later calls have other numbers.
// Caught by: exercise_3_faults::each_call_draws_a_number_whatever_the_rate_is
// ANCHOR: exercise_8_3_faulty
let fails = {
    let mut dice = self.dice();
    dice.calls += 1;
    {
        let rate = dice.rate;
        rand::RngExt::random_bool(&mut dice.random, rate)
    }
};
if fails {
    return Err(ApiError::Connection {
        executed: step2::Executed::Unknown,
        cause: "injected".into(),
    });
}
self.inner.send(request).await
// ANCHOR_END: exercise_8_3_faulty
