// Mistake: an error is expected in the end, and it may take two minutes.
// Caught by: exercise_2_time::the_obedient_client_is_caught
// ANCHOR: exercise_8_2_too_long
async fn a_retry_after_behind_the_deadline_ends_the_call(subject: Subject) {
    let script = Script::new([Play::status(503).header("retry-after", "3600")]);
    let client = subject.around(script.clone(), quick());

    client.get("/report").await.expect_err("an error");
}
// ANCHOR_END: exercise_8_2_too_long
