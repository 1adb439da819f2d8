// Mistake: Retry-After always asks for more than the schedule does.
// Caught by: exercise_2_time::the_literal_client_is_caught
// ANCHOR: exercise_8_2_retry_after
async fn retry_after_is_the_least_wait(subject: Subject) {
    let asked = Play::status(503).header("retry-after", "30");
    let script = Script::new([asked, Play::status(200)]);
    let client = subject.around(script.clone(), quick());

    client.get("/report").await.expect("the second answer");

    assert!(script.waits()[0] >= 30 * SECOND, "{:?}", script.waits());
}
// ANCHOR_END: exercise_8_2_retry_after
