// Mistake: The wait after Retry-After must be no more than a second longer than that.
// Caught by: exercise_2_time::the_polite_client_is_not_accused
// ANCHOR: exercise_8_2_retry_after
async fn retry_after_is_the_least_wait(subject: Subject) {
    let asked = Play::status(503).header("retry-after", "30");
    let script = Script::new([asked, Play::status(200)]);
    let client = subject.around(script.clone(), quick());

    client.get("/report").await.expect("the second answer");

    let wait = script.waits()[0];
    assert!((30 * SECOND..=31 * SECOND).contains(&wait), "{wait:?}");
}
// ANCHOR_END: exercise_8_2_retry_after
