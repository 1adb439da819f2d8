// Mistake: the budget is a limit, and the test wants it to be used up.
// Caught by: exercise_3_faults::the_thrifty_client_is_not_accused
// ANCHOR: exercise_8_3_budget
async fn retries_stay_within_the_budget(subject: Subject) {
    let service = Faulty::new(Echo, 1.0, 2);
    let client = subject.around(service.clone(), four_at_a_time());

    answered(&client, 200).await;

    assert_eq!(service.calls(), 229);
}
// ANCHOR_END: exercise_8_3_budget
