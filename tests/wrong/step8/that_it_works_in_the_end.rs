// Mistake: the answer comes in the end, and nobody looks when, or how many requests it took.
// Caught by: exercise_2_time::the_deaf_client_is_caught
// ANCHOR: exercise_8_2_retry_after
async fn retry_after_is_the_least_wait(subject: Subject) {
    let asked = Play::status(503).header("retry-after", "30");
    let script = Script::new([asked, Play::status(200)]);
    let client = subject.around(script.clone(), quick());

    client.get("/report").await.expect("the second answer");

    assert_eq!(script.calls().len(), 2);
}
// ANCHOR_END: exercise_8_2_retry_after
// ANCHOR: exercise_8_2_too_long
async fn a_retry_after_behind_the_deadline_ends_the_call(subject: Subject) {
    let script = Script::new([Play::status(503).header("retry-after", "3600")]);
    let client = subject.around(script, quick());
    let start = Instant::now();

    let error = client.get("/report").await.expect_err("an error");

    assert!(matches!(error, ApiError::Server { .. }), "{error}");
    assert!(start.elapsed() < SECOND, "{:?}", start.elapsed());
}
// ANCHOR_END: exercise_8_2_too_long
