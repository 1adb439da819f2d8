// Mistake: the requests are counted, and nobody looks at what the caller gets.
// Caught by: exercise_1_wire::the_cheerful_client_is_caught
// ANCHOR: exercise_8_1_long
async fn a_long_failure_is_returned(subject: Subject) {
    let service = MockServer::start().await;
    answer(503).expect(3).mount(&service).await;

    let client = subject.at(&service.uri(), quick());
    let _ = client.get("/report").await;
}
// ANCHOR_END: exercise_8_1_long
// ANCHOR: exercise_8_1_post
async fn a_post_without_a_key_is_sent_once(subject: Subject) {
    let service = MockServer::start().await;
    let failing = Mock::given(method("POST")).respond_with(ResponseTemplate::new(503));
    failing.expect(1).mount(&service).await;

    let client = subject.at(&service.uri(), quick());
    let _ = client.send(&Request::post("/orders", "2 apples")).await;
}
// ANCHOR_END: exercise_8_1_post
// ANCHOR: exercise_8_1_key
async fn a_post_with_a_key_is_repeated_as_it_is(subject: Subject) {
    let service = MockServer::start().await;
    let failing = Mock::given(method("POST"))
        .and(header("idempotency-key", "order-7"))
        .and(body_string("2 apples"))
        .respond_with(ResponseTemplate::new(503));
    failing.expect(3).mount(&service).await;

    let client = subject.at(&service.uri(), quick());
    let order = Request::post("/orders", "2 apples").with_idempotency_key("order-7");
    let _ = client.send(&order).await;
}
// ANCHOR_END: exercise_8_1_key
