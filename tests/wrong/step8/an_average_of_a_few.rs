// Mistake: the average of a few random numbers is expected to be near the middle.
// Caught by: exercise_2_time::the_unlucky_client_is_not_accused
// ANCHOR: exercise_8_2_jitter
async fn waits_with_jitter_are_below_that_and_differ(subject: Subject) {
    let mut total = Duration::ZERO;
    for _ in 0..50 {
        total += waits(subject, five_attempts(true)).await.iter().sum::<Duration>();
    }

    // Half of 1 + 2 + 4 + 5 seconds, and a bit of room.
    let average = total / 50;
    assert!(average > 4 * SECOND && average < 8 * SECOND, "{average:?}");
}
// ANCHOR_END: exercise_8_2_jitter
