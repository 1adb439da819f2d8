// Mistake: The budget is tested with one call after the other.
// Caught by: exercise_3_faults::the_credulous_client_is_caught
// ANCHOR: exercise_8_3_budget
async fn retries_stay_within_the_budget(subject: Subject) {
    let service = Faulty::new(Echo, 1.0, 2);
    let config = four_at_a_time();
    let most = 200 + config.budget.reserve + 200 * config.budget.percent / 100;
    let client = subject.around(service.clone(), config);

    for number in 0..200 {
        let _ = client.get(&format!("/report/{number}")).await;
    }

    assert!(service.calls() <= most as usize, "{}", service.calls());
}
// ANCHOR_END: exercise_8_3_budget
