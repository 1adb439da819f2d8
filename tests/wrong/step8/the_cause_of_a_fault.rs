// Mistake: the cause of the error is compared, and a client may give another one.
// Caught by: exercise_3_faults::the_wordy_client_is_not_accused
// ANCHOR: exercise_8_3_failures
async fn failures_leave_no_place_behind(subject: Subject) {
    let service = Faulty::new(Echo, 1.0, 3);
    let client = subject.around(service.clone(), four_at_a_time());
    let error = client.get("/report").await.expect_err("a fault");
    assert!(format!("{error:?}").contains("injected"), "{error:?}");
    answered(&client, 20).await;

    service.set_rate(0.0);
    assert_eq!(answered(&client, 4).await, 4);
}
// ANCHOR_END: exercise_8_3_failures
