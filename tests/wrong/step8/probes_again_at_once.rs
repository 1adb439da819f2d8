// Mistake: after callers went away from their probes, the next ones must be admitted at once, though after open_for is soon enough.
// Caught by: exercise_3_faults::the_cautious_client_is_not_accused
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

    // Nobody waits for the probes. Then the service is well again.
    sleep(breaker.open_for).await;
    service.set_rate(0.0);
    for _ in 0..breaker.probes {
        let _ = timeout(Duration::from_millis(5), client.get("/report")).await;
    }

    for _ in 0..breaker.probes {
        client.get("/report").await.expect("a good probe");
    }
    assert_eq!(answered(&client, 4).await, 4);
}
// ANCHOR_END: exercise_8_3_probe
