// Mistake: the whole error is compared as a text, with a cause that nobody has promised.
// Caught by: exercise_2_time::the_wordy_client_is_not_accused
// ANCHOR: exercise_8_2_deadline
async fn the_deadline_ends_a_call_that_hangs(subject: Subject) {
    let script = Script::new([Play::from(Outcome::Never)]);
    ends_at_the_deadline(subject, script).await;
}

async fn the_deadline_ends_a_call_that_fails_slowly(subject: Subject) {
    let script = Script::new([Play::status(503).after(50 * SECOND)]);
    ends_at_the_deadline(subject, script).await;
}

async fn ends_at_the_deadline(subject: Subject, script: Script) {
    let client = subject.around(script, quick());

    let call = timeout(300 * SECOND, client.get("/report"));
    let error = call.await.expect("an end").expect_err("a time-out");

    let expected = "Timeout { phase: Deadline, executed: Unknown, cause: None }";
    assert_eq!(format!("{error:?}"), expected);
}
// ANCHOR_END: exercise_8_2_deadline
