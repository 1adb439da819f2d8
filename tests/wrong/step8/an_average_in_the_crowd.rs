// Mistake: the retries of a crowd are expected to come in the middle of what they may.
// Caught by: exercise_3_faults::the_unlucky_client_is_not_accused
// ANCHOR: exercise_8_3_budget
async fn retries_stay_within_the_budget(subject: Subject) {
    let service = Faulty::new(Echo, 1.0, 2);
    let mut config = four_at_a_time();
    config.retry.first_wait = Duration::from_secs(1);
    config.retry.max_wait = Duration::from_secs(1);
    config.budget.reserve = 400;
    let client = subject.around(service.clone(), config);

    let start = tokio::time::Instant::now();
    for _ in 0..50 {
        answered(&client, 1).await;
    }

    // Two waits a call, half a second each.
    let average = start.elapsed() / 50;
    assert!(average < Duration::from_millis(1400), "{average:?}");
    assert!(average > Duration::from_millis(600), "{average:?}");
}
// ANCHOR_END: exercise_8_3_budget
