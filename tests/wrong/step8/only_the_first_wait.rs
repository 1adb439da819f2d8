// Mistake: one wait is measured: nothing is known about how they grow.
// Caught by: exercise_2_time::the_flat_client_is_caught
// ANCHOR: exercise_8_2_waits
async fn waits_grow_up_to_the_longest(subject: Subject) {
    let waits = waits(subject, five_attempts(false)).await;

    assert!(waits[0] >= SECOND && waits[0] <= SECOND + MILLI);
}
// ANCHOR_END: exercise_8_2_waits
