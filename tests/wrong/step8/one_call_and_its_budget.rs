// Mistake: one call by itself never spends more than a budget holds.
// Caught by: exercise_3_faults::the_spender_client_is_caught
// ANCHOR: exercise_8_3_budget
async fn retries_stay_within_the_budget(subject: Subject) {
    let service = Faulty::new(Echo, 1.0, 2);
    let config = four_at_a_time();
    let most = 1 + config.budget.reserve;
    let client = subject.around(service.clone(), config);

    answered(&client, 1).await;

    assert!(service.calls() <= most as usize, "{}", service.calls());
}
// ANCHOR_END: exercise_8_3_budget
