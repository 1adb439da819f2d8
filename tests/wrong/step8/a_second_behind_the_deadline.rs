// Mistake: a call may end a second after the deadline.
// Caught by: exercise_2_time::the_lingering_client_is_caught
// ANCHOR: exercise_8_2_deadline
async fn the_deadline_ends_a_call_that_hangs(subject: Subject) {
    let script = Script::new([Play::from(Outcome::Never)]);
    ends_at_the_deadline(subject, script).await;
}

async fn the_deadline_ends_a_call_that_fails_slowly(subject: Subject) {
    // Three attempts of 50 s do not fit into two minutes.
    let script = Script::new([Play::status(503).after(50 * SECOND)]);
    ends_at_the_deadline(subject, script).await;
}

async fn ends_at_the_deadline(subject: Subject, script: Script) {
    let config = quick();
    let client = subject.around(script, config.clone());
    let start = Instant::now();

    // On this clock, patience costs nothing.
    let call = timeout(2 * config.deadline, client.get("/report"));
    let error = call.await.expect("an end").expect_err("a time-out");

    let elapsed = start.elapsed();
    let phase = Phase::Deadline;
    assert!(
        matches!(error, ApiError::Timeout { phase: found, .. } if found == phase),
        "{error}"
    );
    assert!(
        elapsed >= config.deadline && elapsed <= config.deadline + SECOND,
        "{elapsed:?}"
    );
}
// ANCHOR_END: exercise_8_2_deadline
