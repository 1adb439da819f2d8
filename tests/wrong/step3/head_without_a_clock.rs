// Mistake: nothing limits the wait for the head of the answer.
// Caught by: exercise_1_connect_and_read::a_service_that_never_answers_is_a_read_time_out
// ANCHOR: exercise_3_1
builder.send().await.map_err(ApiError::from_reqwest)
// ANCHOR_END: exercise_3_1
