// Mistake: a call with two retries is expected to take longer than a random wait has to be.
// Caught by: exercise_3_faults::the_lucky_client_is_not_accused
// ANCHOR: exercise_8_3_budget
async fn retries_stay_within_the_budget(subject: Subject) {
    let service = Faulty::new(Echo, 1.0, 2);
    let config = four_at_a_time();
    let most = 200 + config.budget.reserve + 200 * config.budget.percent / 100;
    let client = subject.around(service.clone(), config);

    let start = tokio::time::Instant::now();
    answered(&client, 1).await;
    assert!(start.elapsed() >= Duration::from_millis(2));

    answered(&client, 199).await;
    assert!(service.calls() <= most as usize, "{}", service.calls());
}
// ANCHOR_END: exercise_8_3_budget
