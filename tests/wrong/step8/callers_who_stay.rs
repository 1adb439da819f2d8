// Mistake: the callers wait for their answers: nobody goes away.
// Caught by: exercise_3_faults::the_clingy_client_is_caught
// ANCHOR: exercise_8_3_callers
async fn callers_who_went_away_leave_no_place_behind(subject: Subject) {
    let client = subject.around(Echo, four_at_a_time());
    for _ in 0..20 {
        let patient = timeout(Duration::from_secs(5), client.get("/report"));
        patient.await.expect("in time").expect("an answer");
    }

    assert_eq!(answered(&client, 4).await, 4);
}
// ANCHOR_END: exercise_8_3_callers
