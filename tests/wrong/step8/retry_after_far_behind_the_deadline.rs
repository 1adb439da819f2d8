// Mistake: Retry-After ends far behind the deadline, and never at it.
// Caught by: exercise_2_time::the_borderline_client_is_caught
// ANCHOR: exercise_8_2_too_long
async fn a_retry_after_behind_the_deadline_ends_the_call(subject: Subject) {
    for seconds in [3600, 7200] {
        let asked = Play::status(503).header("retry-after", seconds.to_string());
        let script = Script::new([asked]);
        let client = subject.around(script.clone(), quick());
        let start = Instant::now();

        let error = client.get("/report").await.expect_err("an error");

        assert!(matches!(error, ApiError::Server { .. }), "{error}");
        assert!(start.elapsed() < SECOND, "{:?}", start.elapsed());
        assert_eq!(script.calls().len(), 1);
    }
}
// ANCHOR_END: exercise_8_2_too_long
