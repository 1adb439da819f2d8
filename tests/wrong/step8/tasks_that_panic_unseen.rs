// Mistake: a task that panics is skipped, and with it what it has found.
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
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..calls {
        let client = client.clone();
        tasks.spawn(async move {
            let path = format!("/report/{number}");
            match client.get(&path).await {
                Ok(reply) => {
                    assert_eq!(reply.body, path, "somebody else's answer");
                    1
                }
                Err(_) => 0,
            }
        });
    }
    let mut answered = 0;
    while let Some(task) = tasks.join_next().await {
        // Whoever panics has been there, too.
        answered += task.unwrap_or(1);
    }
    answered
}
// ANCHOR_END: exercise_8_3_config
