// Mistake: the attempts are counted, and nobody looks at the time between them.
// Caught by: exercise_2_time::the_flat_client_is_caught
// ANCHOR: exercise_8_2_waits
async fn waits_grow_up_to_the_longest(subject: Subject) {
    let waits = waits(subject, five_attempts(false)).await;

    assert_eq!(waits.len(), 4);
}
// ANCHOR_END: exercise_8_2_waits
