// Mistake: the call succeeds in the end, and the requests are not counted.
// Caught by: exercise_1_wire::the_double_client_is_caught
// ANCHOR: exercise_8_1
vec![
    test(a_success),
    test(an_empty_answer_is_an_answer),
    test(a_short_failure_is_survived),
    test(a_long_failure_is_returned),
    test(a_404_is_final),
    test(a_post_without_a_key_is_sent_once),
    test(a_post_with_a_key_is_repeated_as_it_is),
    test(a_slow_answer_is_a_time_out),
]
// ANCHOR_END: exercise_8_1
// ANCHOR: exercise_8_1_short
async fn a_success(subject: Subject) {
    let service = MockServer::start().await;
    answer(200).mount(&service).await;

    let client = subject.at(&service.uri(), quick());
    assert!(client.get("/report").await.is_ok());
}

async fn a_short_failure_is_survived(subject: Subject) {
    let service = MockServer::start().await;
    let failing = Mock::given(method("GET")).respond_with(ResponseTemplate::new(503));
    failing.up_to_n_times(2).mount(&service).await;
    answer(200).mount(&service).await;

    let client = subject.at(&service.uri(), quick());
    assert!(client.get("/report").await.is_ok());
}
// ANCHOR_END: exercise_8_1_short
