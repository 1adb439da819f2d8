// Mistake: the crowd is expected to be served in the order in which it came.
// Caught by: exercise_3_faults::the_jumbled_client_is_not_accused
// ANCHOR: exercise_8_3_own_answer
async fn each_caller_gets_its_own_answer(subject: Subject) {
    let script = lab::script::Script::new([lab::script::Play::status(200)]);
    let client = subject.around(script.clone(), four_at_a_time());
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..100 {
        let client = client.clone();
        tasks.spawn(async move { client.get(&format!("/report/{number}")).await.is_ok() });
    }
    tasks.join_all().await;

    let paths: Vec<_> = script.calls().into_iter().map(|call| call.path).collect();
    let expected: Vec<_> = (0..100).map(|number| format!("/report/{number}")).collect();
    assert_eq!(paths, expected);
}
// ANCHOR_END: exercise_8_3_own_answer
