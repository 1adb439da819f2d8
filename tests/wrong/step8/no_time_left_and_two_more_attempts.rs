// Mistake: a call for which no time is left fails soon; how many requests it makes is not counted.
// Caught by: exercise_2_time::the_headstrong_client_is_caught
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
