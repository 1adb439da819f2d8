// Mistake: Four that run together take 10 ms to the millisecond.
// Caught by: exercise_3_faults::the_late_client_is_not_accused
// ANCHOR: exercise_8_3_failures
async fn failures_leave_no_place_behind(subject: Subject) {
    let service = Faulty::new(Echo, 1.0, 3);
    let client = subject.around(service.clone(), four_at_a_time());
    answered(&client, 20).await;

    service.set_rate(0.0);
    // One call takes 10 ms. So do four, if all of them may run, and five do not.
    let start = tokio::time::Instant::now();
    assert_eq!(answered(&client, 4).await, 4);
    assert_eq!(start.elapsed().as_millis(), 10, "four at a time");
    let five = timeout(Duration::from_millis(15), answered(&client, 5));
    five.await.expect_err("no more than four at a time");
}
// ANCHOR_END: exercise_8_3_failures
