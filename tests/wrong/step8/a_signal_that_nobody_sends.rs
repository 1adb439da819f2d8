// Mistake: the test waits to be told that the call is over, and nobody tells it.
// Caught by: exercise_2_time::each_test_comes_to_an_end
// ANCHOR: exercise_8_2_404
async fn a_404_opens_no_circuit(subject: Subject) {
    let script = Script::new([Play::status(404)]);
    let client = subject.around(script.clone(), short_tempered());
    let done = std::sync::Arc::new(tokio::sync::Notify::new());

    tokio::spawn(async move {
        for _ in 0..20 {
            client.get("/report").await.expect_err("not found");
        }
    });
    done.notified().await;

    assert_eq!(script.calls().len(), 20);
}
// ANCHOR_END: exercise_8_2_404
