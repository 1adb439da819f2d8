// Mistake: the test holds a lock that its own crowd needs.
// Caught by: exercise_3_faults::each_test_comes_to_an_end
// ANCHOR: exercise_8_3_failures
async fn failures_leave_no_place_behind(subject: Subject) {
    let service = Faulty::new(Echo, 1.0, 3);
    let client = subject.around(service.clone(), four_at_a_time());
    let dice = service.dice();

    answered(&client, 20).await;

    assert_eq!(dice.calls, 20);
}
// ANCHOR_END: exercise_8_3_failures
