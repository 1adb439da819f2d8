// Mistake: the test wants that all of a hundred calls are answered, though a tenth of them may fail.
// Caught by: exercise_3_faults::the_thrifty_client_is_not_accused
// ANCHOR: exercise_8_3_own_answer
async fn each_caller_gets_its_own_answer(subject: Subject) {
    let service = Faulty::new(Echo, 0.1, 1);
    let client = subject.around(service, four_at_a_time());
    assert!(answered(&client, 100).await >= 98);
}
// ANCHOR_END: exercise_8_3_own_answer
