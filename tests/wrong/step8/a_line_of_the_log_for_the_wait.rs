// Mistake: the wait is read from the log, and not from the clock.
// Caught by: exercise_2_time::the_hand_made_client_is_not_accused
// ANCHOR: exercise_8_2_retry_after
async fn retry_after_is_the_least_wait(subject: Subject) {
    let asked = Play::status(503).header("retry-after", "30");
    let script = Script::new([asked, Play::status(200)]);
    let log = lab::timeline::Recorder::default();
    let _recording = log.on_this_thread();
    let client = subject.around(script.clone(), quick());

    client.get("/report").await.expect("the second answer");

    let mut events = log.events().into_iter();
    let retry = events.find(|event| event.name == "retry");
    assert!(retry.is_some(), "no retry in the log");
}
// ANCHOR_END: exercise_8_2_retry_after
