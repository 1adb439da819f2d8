// Mistake: a random wait is expected to be the longest.
// Caught by: exercise_2_time::the_reference_client_is_not_accused
// ANCHOR: exercise_8_2_jitter
async fn waits_with_jitter_are_below_that_and_differ(subject: Subject) {
    let waits = waits(subject, five_attempts(true)).await;

    assert_eq!(waits, [SECOND, 2 * SECOND, 4 * SECOND, 5 * SECOND]);
}
// ANCHOR_END: exercise_8_2_jitter
