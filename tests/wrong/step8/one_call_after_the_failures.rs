// Mistake: one call by itself is answered also by a client that has lost all places but one.
// Caught by: exercise_3_faults::the_leaky_client_is_caught
// ANCHOR: exercise_8_3_failures
async fn failures_leave_no_place_behind(subject: Subject) {
    let service = Faulty::new(Echo, 1.0, 3);
    let client = subject.around(service.clone(), four_at_a_time());
    answered(&client, 20).await;

    service.set_rate(0.0);
    assert_eq!(answered(&client, 1).await, 1);
}
// ANCHOR_END: exercise_8_3_failures
