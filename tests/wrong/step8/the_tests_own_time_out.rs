// Mistake: the test stops waiting by itself, and takes that for the time-out of the client.
// Caught by: exercise_2_time::the_endless_client_is_caught
// ANCHOR: exercise_8_2_too_long
async fn a_retry_after_behind_the_deadline_ends_the_call(subject: Subject) {
    let script = Script::new([Play::status(503).header("retry-after", "3600")]);
    let client = subject.around(script.clone(), quick());

    let outcome = timeout(SECOND, client.get("/report")).await;

    assert!(!matches!(outcome, Ok(Ok(_))), "{outcome:?}");
}
// ANCHOR_END: exercise_8_2_too_long
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

    let outcome = timeout(config.deadline + MILLI, client.get("/report")).await;

    assert!(!matches!(outcome, Ok(Ok(_))), "{outcome:?}");
    assert!(start.elapsed() <= config.deadline + 2 * MILLI);
}
// ANCHOR_END: exercise_8_2_deadline
