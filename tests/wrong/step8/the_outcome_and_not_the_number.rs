// Mistake: the error is the right one, and nobody counts how often it was asked for.
// Caught by: exercise_1_wire::the_stubborn_client_is_caught
// ANCHOR: exercise_8_1_404
async fn a_404_is_final(subject: Subject) {
    let service = MockServer::start().await;
    answer(404).mount(&service).await;

    let client = subject.at(&service.uri(), quick());
    let error = client.get("/report").await.expect_err("an error");

    assert!(matches!(error, ApiError::NotFound), "{error}");
}
// ANCHOR_END: exercise_8_1_404
