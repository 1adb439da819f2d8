// Mistake: the debug text is compared, with the cause, which nobody has promised anything about.
// Caught by: exercise_1_wire::the_wordy_client_is_not_accused
// ANCHOR: exercise_8_1_timeout
async fn a_slow_answer_is_a_time_out(subject: Subject) {
    let service = MockServer::start().await;
    let late = ResponseTemplate::new(200).set_delay(Duration::from_millis(300));
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

    assert!(format!("{error:?}").contains("cause: None"), "{error:?}");
}
// ANCHOR_END: exercise_8_1_timeout
