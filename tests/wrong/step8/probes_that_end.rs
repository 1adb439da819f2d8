// Mistake: each probe is waited for: none is left in the middle.
// Caught by: exercise_3_faults::the_wedged_client_is_caught
// ANCHOR: exercise_8_3_probe
async fn a_probe_whose_caller_went_away_wedges_nothing(subject: Subject) {
    let config = ClientConfig {
        retry: RetryConfig {
            max_attempts: 1,
            ..quick().retry
        },
        ..quick()
    };
    let breaker = config.breaker.clone();
    let service = Faulty::new(Echo, 1.0, 4);
    let client = subject.around(service.clone(), config);
    answered(&client, breaker.window).await;

    sleep(breaker.open_for).await;
    service.set_rate(0.0);
    for _ in 0..breaker.probes {
        client.get("/report").await.expect("a good probe");
    }
    assert_eq!(answered(&client, 4).await, 4);
}
// ANCHOR_END: exercise_8_3_probe
