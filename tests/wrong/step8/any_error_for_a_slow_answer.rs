// Mistake: a slow answer may end in any error.
// Caught by: exercise_1_wire::the_murky_client_is_caught
// ANCHOR: exercise_8_1_timeout
async fn a_slow_answer_is_a_time_out(subject: Subject) {
    let service = MockServer::start().await;
    // Six times as long as the client waits: a busy machine changes nothing.
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

    let _ = error;
}
// ANCHOR_END: exercise_8_1_timeout
