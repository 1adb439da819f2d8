// Mistake: the test fails whatever the client does: it has caught nobody.
// Caught by: exercise_1_wire::the_reference_client_is_not_accused
// ANCHOR: exercise_8_1_404
async fn a_404_is_final(subject: Subject) {
    let service = MockServer::start().await;
    answer(404).expect(1).mount(&service).await;

    let client = subject.at(&service.uri(), quick());
    let outcome = client.get("/report").await;

    assert!(false, "{outcome:?}");
}
// ANCHOR_END: exercise_8_1_404
