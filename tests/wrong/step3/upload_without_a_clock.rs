// Mistake: nothing limits the upload, because reqwest has no write time-out.
// Caught by: exercise_2_write::a_service_that_does_not_read_is_a_write_time_out
// ANCHOR: exercise_3_2
let sending = builder.body(body).send();
sending.await.map_err(ApiError::from_reqwest)
// ANCHOR_END: exercise_3_2
