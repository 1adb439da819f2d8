// Mistake: All tests share the short time-out of the slow one: on a busy machine good answers come too late.
// Caught by: exercise_1_wire::the_slow_client_is_not_accused
// ANCHOR: exercise_8_1_success
async fn an_empty_answer_is_an_answer(subject: Subject) {
    let service = MockServer::start().await;
    let empty = Mock::given(method("GET")).respond_with(ResponseTemplate::new(204));
    empty.mount(&service).await;

    let client = subject.at(&service.uri(), impatient());
    let reply = client.get("/report").await.expect("an answer");

    assert!(reply.body.is_empty());
}
// ANCHOR_END: exercise_8_1_success
// ANCHOR: exercise_8_1_short
async fn a_short_failure_is_survived(subject: Subject) {
    let service = MockServer::start().await;
    // The first mock that matches answers, until it has had its two turns.
    let failing = Mock::given(method("GET")).respond_with(ResponseTemplate::new(503));
    failing.up_to_n_times(2).expect(2).mount(&service).await;
    answer(200).expect(1).mount(&service).await;

    let client = subject.at(&service.uri(), impatient());
    client.get("/report").await.expect("the third answer");
}
// ANCHOR_END: exercise_8_1_short
// ANCHOR: exercise_8_1_long
async fn a_long_failure_is_returned(subject: Subject) {
    let service = MockServer::start().await;
    // First another one: the caller gets the last.
    answer(500).up_to_n_times(1).mount(&service).await;
    answer(503).expect(2).mount(&service).await;

    let client = subject.at(&service.uri(), impatient());
    let error = client.get("/report").await.expect_err("an error");

    assert!(matches!(error, ApiError::Server { status, .. } if status == 503));
}
// ANCHOR_END: exercise_8_1_long
// ANCHOR: exercise_8_1_404
async fn a_404_is_final(subject: Subject) {
    let service = MockServer::start().await;
    answer(404).expect(1).mount(&service).await;

    let client = subject.at(&service.uri(), impatient());
    let error = client.get("/report").await.expect_err("an error");

    assert!(matches!(error, ApiError::NotFound), "{error}");
}
// ANCHOR_END: exercise_8_1_404
