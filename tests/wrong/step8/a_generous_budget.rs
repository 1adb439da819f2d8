// Mistake: the bound is what the client can do without any budget.
// Caught by: exercise_3_faults::the_spender_client_is_caught
// ANCHOR: exercise_8_3_budget
async fn retries_stay_within_the_budget(subject: Subject) {
    let service = Faulty::new(Echo, 1.0, 2);
    let config = four_at_a_time();
    let most = 200 * config.retry.max_attempts;
    let client = subject.around(service.clone(), config);

    answered(&client, 200).await;

    assert!(service.calls() <= most as usize, "{}", service.calls());
}
// ANCHOR_END: exercise_8_3_budget
