// Mistake: all ask for the same: it makes no difference who gets which answer.
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
    for _ in 0..calls {
        let client = client.clone();
        tasks.spawn(async move {
            match client.get("/report").await {
                Ok(reply) => {
                    assert_eq!(reply.body, "/report", "somebody else's answer");
                    1
                }
                Err(_) => 0,
            }
        });
    }
    tasks.join_all().await.into_iter().sum()
}
// ANCHOR_END: exercise_8_3_config
