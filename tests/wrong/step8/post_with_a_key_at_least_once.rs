// Mistake: The POST with a key may arrive only once.
// Caught by: exercise_1_wire::the_timid_client_is_caught
// ANCHOR: exercise_8_1_key
async fn a_post_with_a_key_is_repeated_as_it_is(subject: Subject) {
    let service = MockServer::start().await;
    // What lacks the key or the body matches nothing and is answered with 404.
    let failing = Mock::given(method("POST"))
        .and(header("idempotency-key", "order-7"))
        .and(body_string("2 apples"))
        .respond_with(ResponseTemplate::new(503));
    failing.expect(1..=3).mount(&service).await;

    let client = subject.at(&service.uri(), quick());
    let order = Request::post("/orders", "2 apples").with_idempotency_key("order-7");
    let error = client.send(&order).await.expect_err("an error");
    assert!(matches!(error, ApiError::Server { status, .. } if status == 503));
}
// ANCHOR_END: exercise_8_1_key
