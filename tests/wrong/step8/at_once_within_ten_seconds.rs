// Mistake: A call that must fail at once gets ten seconds for it.
// Caught by: exercise_2_time::the_dawdling_client_is_caught
// ANCHOR: exercise_8_2_too_long
async fn a_retry_after_behind_the_deadline_ends_the_call(subject: Subject) {
    let script = Script::new([Play::status(503).header("retry-after", "3600")]);
    let client = subject.around(script.clone(), quick());
    let start = Instant::now();

    let error = client.get("/report").await.expect_err("an error");

    assert!(matches!(error, ApiError::Server { .. }), "{error}");
    assert!(start.elapsed() < 10 * SECOND, "{:?}", start.elapsed());
    assert_eq!(script.calls().len(), 1);
}
// ANCHOR_END: exercise_8_2_too_long
