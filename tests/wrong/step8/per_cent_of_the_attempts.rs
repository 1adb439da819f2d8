// Mistake: The per cent are taken of what arrives, retries included, and not of the calls.
// Caught by: exercise_3_faults::the_indulgent_client_is_caught
// ANCHOR: exercise_8_3_budget
async fn retries_stay_within_the_budget(subject: Subject) {
    let service = Faulty::new(Echo, 1.0, 2);
    let config = four_at_a_time();
    let (reserve, percent) = (config.budget.reserve as usize, config.budget.percent as usize);
    let client = subject.around(service.clone(), config);

    answered(&client, 200).await;

    let most = 200 + reserve + service.calls() * percent / 100;
    assert!(service.calls() <= most, "{}", service.calls());
}
// ANCHOR_END: exercise_8_3_budget
