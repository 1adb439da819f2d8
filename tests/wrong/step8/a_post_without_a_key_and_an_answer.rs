// Mistake: The POST without a key always gets an answer.
// Caught by: exercise_1_wire::the_hopeful_client_is_caught
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
