// Mistake: the thread sleeps for real, and the paused clock stands still meanwhile.
// Caught by: exercise_2_time::the_reference_client_is_not_accused
// ANCHOR: exercise_8_2_open
async fn an_open_circuit_sends_nothing_for_its_time(subject: Subject) {
    let mut config = short_tempered();
    config.breaker.open_for = Duration::from_millis(100);
    let script = Script::new([Play::status(503)]);
    let client = subject.around(script.clone(), config);
    for _ in 0..4 {
        client.get("/report").await.expect_err("a failure");
    }

    client.get("/report").await.expect_err("a refusal");
    assert_eq!(script.calls().len(), 4);

    std::thread::sleep(Duration::from_millis(110));
    client.get("/report").await.expect_err("a failure");
    assert_eq!(script.calls().len(), 5, "the probe");
}
// ANCHOR_END: exercise_8_2_open
