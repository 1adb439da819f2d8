// Mistake: random waits are compared with their bound, and not with each other.
// Caught by: exercise_2_time::the_metronome_client_is_caught
// ANCHOR: exercise_8_2_jitter
async fn waits_with_jitter_are_below_that_and_differ(subject: Subject) {
    let waits = waits(subject, five_attempts(true)).await;

    for (wait, ceiling) in waits.iter().zip([1, 2, 4, 5]) {
        assert!(*wait <= ceiling * SECOND + MILLI, "{wait:?}");
    }
}
// ANCHOR_END: exercise_8_2_jitter
