// Mistake: a call fails after four failures: nothing tells the fifth failure from a refusal.
// Caught by: exercise_2_time::the_trusting_client_is_caught
// ANCHOR: exercise_8_2_open
async fn an_open_circuit_sends_nothing_for_its_time(subject: Subject) {
    let script = Script::new([Play::status(503)]);
    let client = subject.around(script.clone(), short_tempered());
    for _ in 0..4 {
        client.get("/report").await.expect_err("a failure");
    }

    client.get("/report").await.expect_err("a refusal");

    sleep(10 * SECOND + MILLI).await;
    client.get("/report").await.expect_err("a failure");
}
// ANCHOR_END: exercise_8_2_open
