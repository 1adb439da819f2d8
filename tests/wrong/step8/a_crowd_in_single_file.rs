// Mistake: each call waits for the one before: it is no crowd.
// Caught by: exercise_3_faults::the_mixed_up_client_is_caught
// ANCHOR: exercise_8_3_config
/// Four calls at a time, and a circuit that never opens.
fn four_at_a_time() -> ClientConfig {
    ClientConfig {
        bulkhead: BulkheadConfig {
            max_concurrent: 4,
            max_queue: 1000,
            max_wait: Duration::from_secs(5),
        },
        breaker: BreakerConfig {
            window: 10_000,
            min_calls: 10_000,
            ..BreakerConfig::default()
        },
        ..quick()
    }
}

async fn answered(client: &Client, calls: usize) -> usize {
    let mut answered = 0;
    for number in 0..calls {
        let path = format!("/report/{number}");
        if let Ok(reply) = client.get(&path).await {
            assert_eq!(reply.body, path, "somebody else's answer");
            answered += 1;
        }
    }
    answered
}
// ANCHOR_END: exercise_8_3_config
