// Mistake: Neighbouring waits of one call must differ.
// Caught by: exercise_2_time::the_lucky_client_is_not_accused
// ANCHOR: exercise_8_2_jitter
async fn waits_with_jitter_are_below_that_and_differ(subject: Subject) {
    let first = waits(subject, five_attempts(true)).await;
    let second = waits(subject, five_attempts(true)).await;

    for (wait, ceiling) in first.iter().zip([1, 2, 4, 5]) {
        assert!(*wait <= ceiling * SECOND + MILLI, "{wait:?}");
    }
    // That all four are the same by chance happens to nobody.
    assert_ne!(first, second);

    // With a first wait that is the longest, all are drawn from the same range.
    let mut alike = five_attempts(true);
    alike.retry.first_wait = alike.retry.max_wait;
    let waits = waits(subject, alike).await;
    assert!(waits.windows(2).all(|pair| pair[0] != pair[1]), "{waits:?}");
}
// ANCHOR_END: exercise_8_2_jitter
