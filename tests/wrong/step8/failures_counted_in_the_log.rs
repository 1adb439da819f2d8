// Mistake: the failures of a crowd are counted in the log of one client.
// Caught by: exercise_3_faults::the_hand_made_client_is_not_accused
// ANCHOR: exercise_8_3_failures
async fn failures_leave_no_place_behind(subject: Subject) {
    let service = Faulty::new(Echo, 1.0, 3);
    let log = lab::timeline::Recorder::default();
    let _recording = log.on_this_thread();
    let client = subject.around(service.clone(), four_at_a_time());
    answered(&client, 20).await;

    let gave_up = log.events().into_iter().filter(|e| e.name == "gave up");
    assert_eq!(gave_up.count(), 20);
    service.set_rate(0.0);
    assert_eq!(answered(&client, 4).await, 4);
}
// ANCHOR_END: exercise_8_3_failures
