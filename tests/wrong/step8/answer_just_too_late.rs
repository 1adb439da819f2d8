// Mistake: The slow answer comes 20 ms after the time-out.
// Caught by: exercise_1_wire::the_slow_client_is_not_accused
// ANCHOR: exercise_8_1_timeout
async fn a_slow_answer_is_a_time_out(subject: Subject) {
    let service = MockServer::start().await;
    // Longer than the client waits.
    let late = ResponseTemplate::new(200).set_delay(Duration::from_millis(70));
    let slow = Mock::given(method("GET")).respond_with(late);
    slow.mount(&service).await;

    let config = ClientConfig {
        timeouts: TimeoutConfig {
            connect: Duration::from_millis(40),
            read: Duration::from_millis(50),
            ..TimeoutConfig::default()
        },
        retry: RetryConfig {
            max_attempts: 1,
            ..quick().retry
        },
        ..quick()
    };
    let client = subject.at(&service.uri(), config);
    let error = client.get("/report").await.expect_err("a time-out");

    assert!(matches!(error, ApiError::Timeout { .. }), "{error}");
}
// ANCHOR_END: exercise_8_1_timeout
