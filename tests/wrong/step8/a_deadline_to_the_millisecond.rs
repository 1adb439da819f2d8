// Mistake: the deadline is expected to strike exactly in its millisecond.
// Caught by: exercise_2_time::the_late_client_is_not_accused
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
    let config = quick();
    let client = subject.around(script, config.clone());
    let start = Instant::now();

    client.get("/report").await.expect_err("a time-out");

    assert_eq!(start.elapsed(), config.deadline);
}
// ANCHOR_END: exercise_8_2_deadline
