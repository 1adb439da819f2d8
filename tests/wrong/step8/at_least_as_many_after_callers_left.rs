// Mistake: After callers left, four calls may run at a time. Whether five may is not asked.
// Caught by: exercise_3_faults::the_swollen_client_is_caught
// ANCHOR: exercise_8_3_callers
async fn callers_who_went_away_leave_no_place_behind(subject: Subject) {
    let client = subject.around(Echo, four_at_a_time());
    // Four of them run, and sixteen wait for their turn.
    let crowd = timeout(Duration::from_millis(5), answered(&client, 20));
    crowd.await.expect_err("too late");

    let four = timeout(Duration::from_millis(15), answered(&client, 4));
    assert_eq!(four.await.expect("four at a time"), 4);
}
// ANCHOR_END: exercise_8_3_callers
