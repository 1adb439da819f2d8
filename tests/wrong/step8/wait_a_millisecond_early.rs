// Mistake: A wait may be a millisecond early as well as late.
// Caught by: exercise_2_time::the_brisk_client_is_caught
// ANCHOR: exercise_8_2_waits
async fn waits_grow_up_to_the_longest(subject: Subject) {
    let waits = waits(subject, five_attempts(false)).await;

    assert_eq!(waits.len(), 4);
    for (wait, ceiling) in waits.into_iter().zip([1, 2, 4, 5]) {
        let ceiling = ceiling * SECOND;
        assert!(wait.abs_diff(ceiling) <= MILLI, "{wait:?}");
    }
}
// ANCHOR_END: exercise_8_2_waits
// ANCHOR: exercise_8_2_retry_after
async fn retry_after_is_the_least_wait(subject: Subject) {
    let asked = Play::status(503).header("retry-after", "30");
    let script = Script::new([asked, Play::status(200)]);
    let client = subject.around(script.clone(), quick());

    client.get("/report").await.expect("the second answer");

    assert!(script.waits()[0] >= 30 * SECOND, "{:?}", script.waits());

    // A second is less than the schedule has, and shortens nothing.
    let asked = Play::status(503).header("retry-after", "1");
    let script = Script::new([asked, Play::status(200)]);
    let mut longer = five_attempts(false);
    longer.retry.first_wait = 5 * SECOND;
    let client = subject.around(script.clone(), longer);

    client.get("/report").await.expect("the second answer");

    assert!(script.waits()[0] >= 5 * SECOND - MILLI, "{:?}", script.waits());
}
// ANCHOR_END: exercise_8_2_retry_after
