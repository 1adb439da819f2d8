// Mistake: four callers are a crowd: whoever gets a foreign answer only among many is not seen.
// Caught by: exercise_3_faults::the_mixed_up_client_is_caught
// ANCHOR: exercise_8_3_own_answer
async fn each_caller_gets_its_own_answer(subject: Subject) {
    let client = subject.around(Echo, four_at_a_time());
    assert_eq!(answered(&client, 4).await, 4);
}
// ANCHOR_END: exercise_8_3_own_answer
