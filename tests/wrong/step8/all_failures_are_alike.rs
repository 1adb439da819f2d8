// Mistake: The service fails in the same way each time, so the first error is like the last.
// Caught by: exercise_1_wire::the_dated_client_is_caught
// ANCHOR: exercise_8_1_long
async fn a_long_failure_is_returned(subject: Subject) {
    let service = MockServer::start().await;
    answer(503).expect(3).mount(&service).await;

    let client = subject.at(&service.uri(), quick());
    let error = client.get("/report").await.expect_err("an error");

    assert!(matches!(error, ApiError::Server { status, .. } if status == 503));
}
// ANCHOR_END: exercise_8_1_long
