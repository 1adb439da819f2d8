// Mistake: the call panics in a task, and the test does not look.
// Caught by: exercise_1_wire::the_fainting_client_is_caught
// ANCHOR: exercise_8_1_success
async fn an_empty_answer_is_an_answer(subject: Subject) {
    let service = MockServer::start().await;
    let empty = Mock::given(method("GET")).respond_with(ResponseTemplate::new(204));
    empty.mount(&service).await;

    let client = subject.at(&service.uri(), quick());
    let call = tokio::spawn(async move { client.get("/report").await });

    if let Ok(outcome) = call.await {
        assert!(outcome.is_ok());
    }
}
// ANCHOR_END: exercise_8_1_success
