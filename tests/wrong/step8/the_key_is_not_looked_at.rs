// Mistake: the mock takes every POST, with the key or without it.
// Caught by: exercise_1_wire::the_forgetful_client_is_caught
// ANCHOR: exercise_8_1_key
async fn a_post_with_a_key_is_repeated_as_it_is(subject: Subject) {
    let service = MockServer::start().await;
    let failing = Mock::given(method("POST"))
        .and(body_string("2 apples"))
        .respond_with(ResponseTemplate::new(503));
    failing.expect(3).mount(&service).await;

    let client = subject.at(&service.uri(), quick());
    let order = Request::post("/orders", "2 apples").with_idempotency_key("order-7");
    client.send(&order).await.expect_err("an error");
}
// ANCHOR_END: exercise_8_1_key
