// Mistake: no wait at all is short enough, too.
// Caught by: exercise_2_time::the_hasty_client_is_caught
// ANCHOR: exercise_8_2_waits
async fn waits_grow_up_to_the_longest(subject: Subject) {
    let waits = waits(subject, five_attempts(false)).await;

    assert_eq!(waits.len(), 4);
    for (wait, ceiling) in waits.into_iter().zip([1, 2, 4, 5]) {
        assert!(wait <= ceiling * SECOND + MILLI, "{wait:?}");
    }
}
// ANCHOR_END: exercise_8_2_waits
// ANCHOR: exercise_8_2_jitter
async fn waits_with_jitter_are_below_that_and_differ(subject: Subject) {
    let waits = waits(subject, five_attempts(true)).await;

    for (wait, ceiling) in waits.iter().zip([1, 2, 4, 5]) {
        assert!(*wait <= ceiling * SECOND + MILLI, "{wait:?}");
    }
}
// ANCHOR_END: exercise_8_2_jitter
// ANCHOR: exercise_8_2_retry_after
async fn retry_after_is_the_least_wait(subject: Subject) {
    let asked = Play::status(503).header("retry-after", "30");
    let script = Script::new([asked, Play::status(200)]);
    let client = subject.around(script.clone(), quick());

    client.get("/report").await.expect("the second answer");

    assert!(script.waits()[0] >= 30 * SECOND, "{:?}", script.waits());
}
// ANCHOR_END: exercise_8_2_retry_after
