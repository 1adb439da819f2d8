// Mistake: key and body of the first request are compared, those of the repetitions are not.
// Caught by: exercise_1_wire::the_light_handed_client_is_caught
// ANCHOR: exercise_8_1_key
async fn a_post_with_a_key_is_repeated_as_it_is(subject: Subject) {
    let service = MockServer::start().await;
    let failing = Mock::given(method("POST")).respond_with(ResponseTemplate::new(503));
    failing.expect(3).mount(&service).await;

    let client = subject.at(&service.uri(), quick());
    let order = Request::post("/orders", "2 apples").with_idempotency_key("order-7");
    client.send(&order).await.expect_err("an error");

    let requests = service.received_requests().await.expect("a record");
    assert_eq!(requests[0].headers["idempotency-key"], "order-7");
    assert_eq!(requests[0].body, b"2 apples");
}
// ANCHOR_END: exercise_8_1_key
