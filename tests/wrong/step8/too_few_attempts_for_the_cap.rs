// Mistake: three attempts do not get as far as the longest wait.
// Caught by: exercise_2_time::the_boundless_client_is_caught
// ANCHOR: exercise_8_2_waits
async fn waits_grow_up_to_the_longest(subject: Subject) {
    let mut config = five_attempts(false);
    config.retry.max_attempts = 3;
    let waits = waits(subject, config).await;

    assert_eq!(waits.len(), 2);
    for (wait, ceiling) in waits.into_iter().zip([1, 2]) {
        let ceiling = ceiling * SECOND;
        assert!(wait >= ceiling && wait <= ceiling + MILLI, "{wait:?}");
    }
}
// ANCHOR_END: exercise_8_2_waits
// ANCHOR: exercise_8_2_jitter
async fn waits_with_jitter_are_below_that_and_differ(subject: Subject) {
    let mut config = five_attempts(true);
    config.retry.max_attempts = 3;
    let first = waits(subject, config.clone()).await;
    let second = waits(subject, config).await;

    assert!(first[0] <= SECOND + MILLI && first[1] <= 2 * SECOND + MILLI);
    assert_ne!(first, second);
}
// ANCHOR_END: exercise_8_2_jitter
