// Mistake: a short failure is not tried: the long one counts the attempts.
// Caught by: exercise_1_wire::the_resigned_client_is_caught
// ANCHOR: exercise_8_1
    vec![
        test(crate::example::a_success_is_asked_for_once),
        test(an_empty_answer_is_an_answer),
        test(a_long_failure_is_returned),
        test(a_404_is_final),
        test(a_post_without_a_key_is_sent_once),
        test(a_post_with_a_key_is_repeated_as_it_is),
        test(a_slow_answer_is_a_time_out),
    ]
// ANCHOR_END: exercise_8_1
// ANCHOR: exercise_8_1_short
#[allow(dead_code)]
async fn a_short_failure_is_survived(subject: Subject) {
    let service = MockServer::start().await;
    // The first mock that matches answers, until it has had its two turns.
    let failing = Mock::given(method("GET")).respond_with(ResponseTemplate::new(503));
    failing.up_to_n_times(2).expect(2).mount(&service).await;
    answer(200).expect(1).mount(&service).await;

    let client = subject.at(&service.uri(), quick());
    client.get("/report").await.expect("the third answer");
}
// ANCHOR_END: exercise_8_1_short
