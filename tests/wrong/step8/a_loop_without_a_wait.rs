// Mistake: the test looks again and again whether the call is over, and never lets it run.
// Caught by: exercise_2_time::each_test_comes_to_an_end
// ANCHOR: exercise_8_2_404
async fn a_404_opens_no_circuit(subject: Subject) {
    let script = Script::new([Play::status(404)]);
    let client = subject.around(script.clone(), short_tempered());

    let calls = tokio::spawn(async move {
        for _ in 0..20 {
            client.get("/report").await.expect_err("not found");
        }
    });
    while !calls.is_finished() {
        std::hint::spin_loop();
    }

    assert_eq!(script.calls().len(), 20);
}
// ANCHOR_END: exercise_8_2_404
