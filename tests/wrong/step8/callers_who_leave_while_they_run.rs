// Mistake: callers go away one at a time, so nobody ever leaves the queue.
// Caught by: exercise_3_faults::the_forlorn_client_is_caught
// ANCHOR: exercise_8_3_callers
async fn callers_who_went_away_leave_no_place_behind(subject: Subject) {
    let client = subject.around(Echo, four_at_a_time());
    for _ in 0..20 {
        let impatient = timeout(Duration::from_millis(5), client.get("/report"));
        impatient.await.expect_err("too late");
    }

    let four = timeout(Duration::from_millis(15), answered(&client, 4));
    assert_eq!(four.await.expect("four at a time"), 4);
}
// ANCHOR_END: exercise_8_3_callers
