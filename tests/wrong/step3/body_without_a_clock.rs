// Mistake: the clock stops at the head, and a body that stalls is waited for.
// Caught by: exercise_1_connect_and_read::a_body_that_stalls_is_a_read_time_out
// ANCHOR: exercise_3_1_body
let mut body = Vec::new();
while let Some(piece) = response.chunk().await.map_err(ApiError::from_reqwest)? {
    body.extend_from_slice(&piece);
}
Ok(body.into())
// ANCHOR_END: exercise_3_1_body
