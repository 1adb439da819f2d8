// Mistake: an answer in real time has to be there within a few milliseconds.
// Caught by: exercise_1_wire::the_slow_client_is_not_accused
// ANCHOR: exercise_8_1_success
async fn an_empty_answer_is_an_answer(subject: Subject) {
    let service = MockServer::start().await;
    let empty = Mock::given(method("GET")).respond_with(ResponseTemplate::new(204));
    empty.mount(&service).await;

    let client = subject.at(&service.uri(), quick());
    let start = std::time::Instant::now();
    let reply = client.get("/report").await.expect("an answer");

    assert!(reply.body.is_empty());
    assert!(start.elapsed() < Duration::from_millis(50));
}
// ANCHOR_END: exercise_8_1_success
