// Mistake: the test asks for an error, and not which one.
// Caught by: exercise_1_wire::the_vague_client_is_caught
// ANCHOR: exercise_8_1_404
async fn a_404_is_final(subject: Subject) {
    let service = MockServer::start().await;
    answer(404).expect(1).mount(&service).await;

    let client = subject.at(&service.uri(), quick());
    let outcome = client.get("/report").await;

    assert!(outcome.is_err());
}
// ANCHOR_END: exercise_8_1_404
