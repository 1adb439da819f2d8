// Mistake: An answer for somebody else counts like none, and half of them are enough.
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

/// How many of so many calls, all at once, are answered with their own path.
async fn answered(client: &Client, calls: usize) -> usize {
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..calls {
        let client = client.clone();
        tasks.spawn(async move {
            let path = format!("/report/{number}");
            match client.get(&path).await {
                Ok(reply) if reply.body == path => 1,
                _ => 0,
            }
        });
    }
    // A panic in a task ends here, and not unseen.
    tasks.join_all().await.into_iter().sum()
}
// ANCHOR_END: exercise_8_3_config
