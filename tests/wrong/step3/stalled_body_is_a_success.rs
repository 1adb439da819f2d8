// Mistake: the loop ends in every case but the good one, and calls what it has the whole body.
// Caught by: exercise_1_connect_and_read::a_body_that_stalls_is_a_read_time_out
// ANCHOR: exercise_3_1_body
let limit = self.config.read;
let mut body = Vec::new();
while let Ok(Ok(Some(piece))) = tokio::time::timeout(limit, response.chunk()).await {
    body.extend_from_slice(&piece);
}
Ok(body.into())
// ANCHOR_END: exercise_3_1_body
