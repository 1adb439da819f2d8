// Mistake: after three calls no circuit is open: it makes no difference what counts as a failure.
// Caught by: exercise_2_time::the_blaming_client_is_caught
// ANCHOR: exercise_8_2_404
async fn a_404_opens_no_circuit(subject: Subject) {
    let script = Script::new([Play::status(404)]);
    let client = subject.around(script.clone(), short_tempered());

    for _ in 0..3 {
        client.get("/report").await.expect_err("not found");
    }

    assert_eq!(script.calls().len(), 3);
}
// ANCHOR_END: exercise_8_2_404
