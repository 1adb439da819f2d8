// Mistake: a timer that fires a millisecond late is taken for a mistake.
// Caught by: exercise_2_time::the_late_client_is_not_accused
// ANCHOR: exercise_8_2_waits
async fn waits_grow_up_to_the_longest(subject: Subject) {
    let waits = waits(subject, five_attempts(false)).await;

    assert_eq!(waits, [SECOND, 2 * SECOND, 4 * SECOND, 5 * SECOND]);
}
// ANCHOR_END: exercise_8_2_waits
