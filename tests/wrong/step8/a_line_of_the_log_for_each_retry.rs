// Mistake: the retry is looked for in the log, where nobody has promised it.
// Caught by: exercise_1_wire::the_hand_made_client_is_not_accused
// ANCHOR: exercise_8_1_short
async fn a_short_failure_is_survived(subject: Subject) {
    let service = MockServer::start().await;
    let failing = Mock::given(method("GET")).respond_with(ResponseTemplate::new(503));
    failing.up_to_n_times(2).expect(2).mount(&service).await;
    answer(200).expect(1).mount(&service).await;
    let log = lab::timeline::Recorder::default();
    let _recording = log.on_this_thread();

    let client = subject.at(&service.uri(), quick());
    client.get("/report").await.expect("the third answer");

    let retries = log.events().into_iter().filter(|e| e.name == "retry");
    assert_eq!(retries.count(), 2);
}
// ANCHOR_END: exercise_8_1_short
