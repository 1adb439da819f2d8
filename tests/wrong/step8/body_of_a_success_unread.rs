// Mistake: The test of a success looks at the status and the count, and at no body but the empty one.
// Caught by: exercise_1_wire::the_hollow_client_is_caught
// ANCHOR: exercise_8_1
    vec![
        test(a_success_is_asked_for_once),
        test(an_empty_answer_is_an_answer),
        test(a_short_failure_is_survived),
        test(a_long_failure_is_returned),
        test(a_404_is_final),
        test(a_post_without_a_key_is_sent_once),
        test(a_post_with_a_key_is_repeated_as_it_is),
        test(a_slow_answer_is_a_time_out),
    ]
// ANCHOR_END: exercise_8_1
// ANCHOR: exercise_8_1_success
async fn a_success_is_asked_for_once(subject: Subject) {
    let service = MockServer::start().await;
    answer(200).expect(1).mount(&service).await;

    let client = subject.at(&service.uri(), quick());
    let reply = client.get("/report").await.expect("an answer");

    assert_eq!(reply.status, 200);
}

async fn an_empty_answer_is_an_answer(subject: Subject) {
    let service = MockServer::start().await;
    let empty = Mock::given(method("GET")).respond_with(ResponseTemplate::new(204));
    empty.mount(&service).await;

    let client = subject.at(&service.uri(), quick());
    let reply = client.get("/report").await.expect("an answer");

    assert!(reply.body.is_empty());
}
// ANCHOR_END: exercise_8_1_success
