// Mistake: the failures are made, and what is left afterwards is not tried.
// Caught by: exercise_3_faults::the_leaky_client_is_caught
// ANCHOR: exercise_8_3_own_answer
async fn each_caller_gets_its_own_answer(subject: Subject) {
    let client = subject.around(Echo, four_at_a_time());
    assert_eq!(answered(&client, 100).await, 100);
}
// ANCHOR_END: exercise_8_3_own_answer
// ANCHOR: exercise_8_3_failures
async fn failures_leave_no_place_behind(subject: Subject) {
    let service = Faulty::new(Echo, 1.0, 3);
    let client = subject.around(service.clone(), four_at_a_time());

    assert_eq!(answered(&client, 20).await, 0);
}
// ANCHOR_END: exercise_8_3_failures
