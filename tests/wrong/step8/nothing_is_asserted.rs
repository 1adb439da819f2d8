// Mistake: the call is made, and nobody looks at what comes of it.
// Caught by: exercise_1_wire::the_patient_client_is_caught
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
    let _ = client.get("/report").await;
}
// ANCHOR_END: exercise_8_1_timeout
// ANCHOR: exercise_8_1_post
async fn a_post_without_a_key_is_sent_once(subject: Subject) {
    let service = MockServer::start().await;
    let failing = Mock::given(method("POST")).respond_with(ResponseTemplate::new(503));
    failing.expect(1).mount(&service).await;

    let client = subject.at(&service.uri(), quick());
    let order = Request::post("/orders", "2 apples");
    client.send(&order).await.expect_err("an error");
}
// ANCHOR_END: exercise_8_1_post
