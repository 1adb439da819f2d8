// Mistake: half of all attempts fail, and the test wants an answer for everybody.
// Caught by: exercise_3_faults::the_reference_client_is_not_accused
// ANCHOR: exercise_8_3_own_answer
async fn each_caller_gets_its_own_answer(subject: Subject) {
    let service = Faulty::new(Echo, 0.5, 1);
    let client = subject.around(service, four_at_a_time());
    assert_eq!(answered(&client, 100).await, 100);
}
// ANCHOR_END: exercise_8_3_own_answer
