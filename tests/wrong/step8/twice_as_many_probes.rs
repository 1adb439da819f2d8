// Mistake: the client may need twice as many calls as there are probes to be well again.
// Caught by: exercise_3_faults::the_wary_client_is_caught
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

    sleep(breaker.open_for).await;
    for _ in 0..2 * breaker.probes {
        let _ = client.get("/report").await;
    }
    assert_eq!(answered(&client, 4).await, 4);
}
// ANCHOR_END: exercise_8_3_probe
