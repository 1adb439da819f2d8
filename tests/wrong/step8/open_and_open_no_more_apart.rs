// Mistake: That it is open and that it comes back are two tests: in the second nobody asks meanwhile.
// Caught by: exercise_2_time::the_prickly_client_is_caught
// ANCHOR: exercise_8_2
    vec![
        test(waits_grow_up_to_the_longest),
        test(waits_with_jitter_are_below_that_and_differ),
        test(retry_after_is_the_least_wait),
        test(a_retry_after_behind_the_deadline_ends_the_call),
        test(the_deadline_ends_a_call_that_hangs),
        test(the_deadline_ends_a_call_that_fails_slowly),
        test(an_open_circuit_sends_nothing_for_its_time),
        test(a_circuit_tries_again_after_its_time),
        test(a_404_opens_no_circuit),
    ]
// ANCHOR_END: exercise_8_2
// ANCHOR: exercise_8_2_open
async fn opened(subject: Subject) -> (trial::Client, Script) {
    let script = Script::new([503, 200, 200, 200, 503, 503].map(Play::status));
    let client = subject.around(script.clone(), short_tempered());
    for _ in 0..6 {
        let _ = client.get("/report").await;
    }
    assert_eq!(script.calls().len(), 6, "closed");
    (client, script)
}

async fn an_open_circuit_sends_nothing_for_its_time(subject: Subject) {
    let (client, script) = opened(subject).await;
    sleep(10 * SECOND - 2 * MILLI).await;
    let error = client.get("/report").await.expect_err("a refusal");
    assert!(matches!(error, ApiError::CircuitOpen { .. }), "{error}");
    assert_eq!(script.calls().len(), 6, "open");
}

async fn a_circuit_tries_again_after_its_time(subject: Subject) {
    let (client, script) = opened(subject).await;
    sleep(10 * SECOND + 2 * MILLI).await;
    client.get("/report").await.expect_err("a failure");
    assert_eq!(script.calls().len(), 7, "the probe");
}
// ANCHOR_END: exercise_8_2_open
