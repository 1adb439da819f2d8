// Mistake: Only two calls of the same client are compared.
// Caught by: exercise_2_time::the_seeded_client_is_caught
// ANCHOR: exercise_8_2_jitter
async fn waits_with_jitter_are_below_that_and_differ(subject: Subject) {
    let script = Script::new([Play::status(503)]);
    let client = subject.around(script.clone(), five_attempts(true));
    client.get("/report").await.expect_err("an error");
    client.get("/report").await.expect_err("an error");
    let both = script.waits();
    // The fifth is the time between the calls.
    let (first, second) = (&both[..4], &both[5..]);

    for (wait, ceiling) in first.iter().zip([1, 2, 4, 5]) {
        assert!(*wait <= ceiling * SECOND + MILLI, "{wait:?}");
    }
    // That all four are the same by chance happens to nobody.
    assert_ne!(first, second);

    // With a first wait that is the longest, all are drawn from the same range.
    let mut alike = five_attempts(true);
    alike.retry.first_wait = alike.retry.max_wait;
    let waits = waits(subject, alike).await;
    assert!(waits.iter().any(|wait| *wait != waits[0]), "{waits:?}");
}
// ANCHOR_END: exercise_8_2_jitter
