// Mistake: the test tries three times until it passes: what fails now and then is never seen.
// Caught by: exercise_1_wire::the_meek_client_is_caught
// ANCHOR: exercise_8_1_short
async fn a_short_failure_is_survived(subject: Subject) {
    let service = MockServer::start().await;
    let failing = Mock::given(method("GET")).respond_with(ResponseTemplate::new(503));
    failing.up_to_n_times(2).expect(2).mount(&service).await;
    answer(200).expect(1).mount(&service).await;

    let client = subject.at(&service.uri(), quick());
    for _ in 0..3 {
        if client.get("/report").await.is_ok() {
            return;
        }
    }
    panic!("no answer");
}
// ANCHOR_END: exercise_8_1_short
// ANCHOR: exercise_8_1_long
async fn a_long_failure_is_returned(subject: Subject) {
    let service = MockServer::start().await;
    answer(503).expect(1..=3).mount(&service).await;

    let client = subject.at(&service.uri(), quick());
    let error = client.get("/report").await.expect_err("an error");

    assert!(matches!(error, ApiError::Server { status, .. } if status == 503));
}
// ANCHOR_END: exercise_8_1_long
// ANCHOR: exercise_8_1_key
async fn a_post_with_a_key_is_repeated_as_it_is(subject: Subject) {
    let service = MockServer::start().await;
    let failing = Mock::given(method("POST"))
        .and(header("idempotency-key", "order-7"))
        .and(body_string("2 apples"))
        .respond_with(ResponseTemplate::new(503));
    failing.expect(1..=3).mount(&service).await;

    let client = subject.at(&service.uri(), quick());
    let order = Request::post("/orders", "2 apples").with_idempotency_key("order-7");
    client.send(&order).await.expect_err("an error");
}
// ANCHOR_END: exercise_8_1_key
