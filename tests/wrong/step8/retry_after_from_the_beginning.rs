// Mistake: The answer with Retry-After comes at once, so what is left is all of the deadline.
// Caught by: exercise_2_time::the_optimistic_client_is_caught
// ANCHOR: exercise_8_2_too_long
async fn a_retry_after_behind_the_deadline_ends_the_call(subject: Subject) {
    let whole = quick().deadline.as_secs();
    // Far behind it, and just at it.
    for (seconds, took) in [(3600, 0), (whole, 0)] {
        let took = took * SECOND;
        let asked = Play::status(503).header("retry-after", seconds.to_string());
        let script = Script::new([asked.after(took)]);
        let client = subject.around(script.clone(), quick());
        let start = Instant::now();

        let error = client.get("/report").await.expect_err("an error");

        assert!(matches!(error, ApiError::Server { .. }), "{error}");
        assert!(start.elapsed() < took + SECOND, "{:?}", start.elapsed());
        assert_eq!(script.calls().len(), 1);
    }
}
// ANCHOR_END: exercise_8_2_too_long
