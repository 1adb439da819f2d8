// Mistake: one call by itself is answered also by a client that has lost all places but one.
// Caught by: exercise_3_faults::the_clingy_client_is_caught
// ANCHOR: exercise_8_3_callers
async fn callers_who_went_away_leave_no_place_behind(subject: Subject) {
    let client = subject.around(Echo, four_at_a_time());
    for _ in 0..20 {
        let impatient = timeout(Duration::from_millis(5), client.get("/report"));
        impatient.await.expect_err("too late");
    }

    assert_eq!(answered(&client, 1).await, 1);
}
// ANCHOR_END: exercise_8_3_callers
