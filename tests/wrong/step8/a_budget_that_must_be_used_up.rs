// Mistake: the test wants that the budget is nearly used up, which nobody has promised.
// Caught by: exercise_3_faults::the_thrifty_client_is_not_accused
// ANCHOR: exercise_8_3_budget
async fn retries_stay_within_the_budget(subject: Subject) {
    let service = Faulty::new(Echo, 1.0, 2);
    let config = four_at_a_time();
    let most = 200 + config.budget.reserve + 200 * config.budget.percent / 100;
    let client = subject.around(service.clone(), config);

    answered(&client, 200).await;

    assert!(service.calls() <= most as usize, "{}", service.calls());
    assert!(service.calls() >= most as usize - 10, "{}", service.calls());
}
// ANCHOR_END: exercise_8_3_budget
