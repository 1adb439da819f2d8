// Mistake: Nobody asks how many of the crowd were answered.
// Caught by: exercise_3_faults::the_brusque_client_is_caught
// ANCHOR: exercise_8_3_own_answer
async fn each_caller_gets_its_own_answer(subject: Subject) {
    let service = Faulty::new(Echo, 0.1, 1);
    let client = subject.around(service, four_at_a_time());
    answered(&client, 100).await;
}
// ANCHOR_END: exercise_8_3_own_answer
// ANCHOR: exercise_8_3_failures
async fn failures_leave_no_place_behind(subject: Subject) {
    let service = Faulty::new(Echo, 1.0, 3);
    let client = subject.around(service.clone(), four_at_a_time());
    answered(&client, 20).await;

    service.set_rate(0.0);
    // One call takes 10 ms. So do four, if all of them may run.
    let four = timeout(Duration::from_millis(15), answered(&client, 4));
    assert_eq!(four.await.expect("four at a time"), 4);
}
// ANCHOR_END: exercise_8_3_failures
// ANCHOR: exercise_8_3_callers
async fn callers_who_went_away_leave_no_place_behind(subject: Subject) {
    let client = subject.around(Echo, four_at_a_time());
    // Four of them run, and sixteen wait for their turn.
    let crowd = timeout(Duration::from_millis(5), answered(&client, 20));
    crowd.await.expect_err("too late");

    let four = timeout(Duration::from_millis(15), answered(&client, 4));
    assert_eq!(four.await.expect("four at a time"), 4);
}
// ANCHOR_END: exercise_8_3_callers
