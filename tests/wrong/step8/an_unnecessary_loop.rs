// Mistake: the test asks until the service has answered, which a 404 never is.
// Caught by: exercise_1_wire::each_test_comes_to_an_end
// ANCHOR: exercise_8_1_404
async fn a_404_is_final(subject: Subject) {
    let service = MockServer::start().await;
    answer(404).mount(&service).await;

    let client = subject.at(&service.uri(), quick());
    while client.get("/report").await.is_err() {}
}
// ANCHOR_END: exercise_8_1_404
