// Mistake: The good calls come first, so the share is reached only when there are enough results.
// Caught by: exercise_2_time::the_rash_client_is_caught
// ANCHOR: exercise_8_2_open
async fn an_open_circuit_sends_nothing_for_its_time(subject: Subject) {
    let script = Script::new([200, 200, 200, 503, 503].map(Play::status));
    let client = subject.around(script.clone(), short_tempered());
    for _ in 0..5 {
        let _ = client.get("/report").await;
    }
    assert_eq!(script.calls().len(), 5, "closed");

    sleep(10 * SECOND - 2 * MILLI).await;
    let error = client.get("/report").await.expect_err("a refusal");
    assert!(matches!(error, ApiError::CircuitOpen { .. }), "{error}");
    assert_eq!(script.calls().len(), 5, "open");

    sleep(4 * MILLI).await;
    client.get("/report").await.expect_err("a failure");
    assert_eq!(script.calls().len(), 6, "the probe");
}
// ANCHOR_END: exercise_8_2_open
