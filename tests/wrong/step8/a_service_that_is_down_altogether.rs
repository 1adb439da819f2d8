// Mistake: the circuit is opened by failures alone, so the rate that opens it is not met exactly.
// Caught by: exercise_2_time::the_numb_client_is_caught
// ANCHOR: exercise_8_2_open
async fn an_open_circuit_sends_nothing_for_its_time(subject: Subject) {
    let script = Script::new([Play::status(503)]);
    let client = subject.around(script.clone(), short_tempered());
    for _ in 0..4 {
        client.get("/report").await.expect_err("a failure");
    }

    sleep(10 * SECOND - 2 * MILLI).await;
    let error = client.get("/report").await.expect_err("a refusal");
    assert!(matches!(error, ApiError::CircuitOpen { .. }), "{error}");
    assert_eq!(script.calls().len(), 4);

    sleep(4 * MILLI).await;
    client.get("/report").await.expect_err("a failure");
    assert_eq!(script.calls().len(), 5, "the probe");
}
// ANCHOR_END: exercise_8_2_open
