// Mistake: two calls are compared, and the waits of one call are not.
// Caught by: exercise_2_time::the_monotone_client_is_caught
// ANCHOR: exercise_8_2_jitter
async fn waits_with_jitter_are_below_that_and_differ(subject: Subject) {
    let first = waits(subject, five_attempts(true)).await;
    let second = waits(subject, five_attempts(true)).await;

    for (wait, ceiling) in first.iter().zip([1, 2, 4, 5]) {
        assert!(*wait <= ceiling * SECOND + MILLI, "{wait:?}");
    }
    assert_ne!(first, second);
}
// ANCHOR_END: exercise_8_2_jitter
