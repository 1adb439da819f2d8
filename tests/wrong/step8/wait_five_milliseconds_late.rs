// Mistake: A wait may be five milliseconds late.
// Caught by: exercise_2_time::the_sluggish_client_is_caught
// ANCHOR: exercise_8_2_waits
async fn waits_grow_up_to_the_longest(subject: Subject) {
    let waits = waits(subject, five_attempts(false)).await;

    assert_eq!(waits.len(), 4);
    for (wait, ceiling) in waits.into_iter().zip([1, 2, 4, 5]) {
        let ceiling = ceiling * SECOND;
        assert!(wait >= ceiling && wait <= ceiling + 5 * MILLI, "{wait:?}");
    }
}
// ANCHOR_END: exercise_8_2_waits
