// Mistake: the waits are added up, so one may be too long if another is too short.
// Caught by: exercise_2_time::the_uneven_client_is_caught
// ANCHOR: exercise_8_2_waits
async fn waits_grow_up_to_the_longest(subject: Subject) {
    let waits = waits(subject, five_attempts(false)).await;

    assert_eq!(waits.len(), 4);
    let sum: Duration = waits.iter().sum();
    assert!(sum >= 12 * SECOND && sum <= 12 * SECOND + 4 * MILLI, "{sum:?}");
}
// ANCHOR_END: exercise_8_2_waits
