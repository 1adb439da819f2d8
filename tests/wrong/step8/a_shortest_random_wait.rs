// Mistake: a random wait is expected to be above zero.
// Caught by: exercise_2_time::the_lucky_client_is_not_accused
// ANCHOR: exercise_8_2_jitter
async fn waits_with_jitter_are_below_that_and_differ(subject: Subject) {
    let first = waits(subject, five_attempts(true)).await;
    let second = waits(subject, five_attempts(true)).await;

    for (wait, ceiling) in first.iter().zip([1, 2, 4, 5]) {
        assert!(*wait > Duration::ZERO, "{wait:?}");
        assert!(*wait <= ceiling * SECOND + MILLI, "{wait:?}");
    }
    assert_ne!(first, second);
}
// ANCHOR_END: exercise_8_2_jitter
