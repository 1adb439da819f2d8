// Mistake: The second wait is the longest already, so growth by addition looks like growth by the multiplier.
// Caught by: exercise_2_time::the_arithmetic_client_is_caught
// ANCHOR: exercise_8_2_config
/// Five attempts, with waits of up to 1 s, 2 s, 2 s and 2 s between them.
fn five_attempts(jitter: bool) -> ClientConfig {
    ClientConfig {
        retry: RetryConfig {
            max_attempts: 5,
            first_wait: SECOND,
            max_wait: 2 * SECOND,
            multiplier: 2.0,
            jitter,
        },
        // Five attempts of 30 s do not fit into two minutes.
        deadline: 600 * SECOND,
        ..ClientConfig::default()
    }
}
// ANCHOR_END: exercise_8_2_config
// ANCHOR: exercise_8_2_waits
async fn waits_grow_up_to_the_longest(subject: Subject) {
    let waits = waits(subject, five_attempts(false)).await;

    assert_eq!(waits.len(), 4);
    for (wait, ceiling) in waits.into_iter().zip([1, 2, 2, 2]) {
        let ceiling = ceiling * SECOND;
        assert!(wait >= ceiling && wait <= ceiling + MILLI, "{wait:?}");
    }
}
// ANCHOR_END: exercise_8_2_waits
// ANCHOR: exercise_8_2_retry_after
async fn retry_after_is_the_least_wait(subject: Subject) {
    let asked = Play::status(503).header("retry-after", "30");
    let script = Script::new([asked, Play::status(200)]);
    let client = subject.around(script.clone(), quick());

    client.get("/report").await.expect("the second answer");

    assert!(script.waits()[0] >= 30 * SECOND, "{:?}", script.waits());

    // A second is less than the schedule has, and shortens nothing.
    let asked = Play::status(503).header("retry-after", "1");
    let script = Script::new([asked, Play::status(200)]);
    let mut longer = five_attempts(false);
    longer.retry.first_wait = 2 * SECOND;
    let client = subject.around(script.clone(), longer);

    client.get("/report").await.expect("the second answer");

    assert!(script.waits()[0] >= 2 * SECOND, "{:?}", script.waits());
}
// ANCHOR_END: exercise_8_2_retry_after
// ANCHOR: exercise_8_2_jitter
async fn waits_with_jitter_are_below_that_and_differ(subject: Subject) {
    let first = waits(subject, five_attempts(true)).await;
    let second = waits(subject, five_attempts(true)).await;

    for (wait, ceiling) in first.iter().zip([1, 2, 2, 2]) {
        assert!(*wait <= ceiling * SECOND + MILLI, "{wait:?}");
    }
    // That all four are the same by chance happens to nobody.
    assert_ne!(first, second);

    // With a first wait that is the longest, all are drawn from the same range.
    let mut alike = five_attempts(true);
    alike.retry.first_wait = alike.retry.max_wait;
    let waits = waits(subject, alike).await;
    assert!(waits.iter().any(|wait| *wait != waits[0]), "{waits:?}");
}
// ANCHOR_END: exercise_8_2_jitter
