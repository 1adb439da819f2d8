// Mistake: `timeout` on the request covers the body too, as a total.
// Caught by: exercise_1_connect_and_read::a_long_but_steady_download_is_not_cut_off
// ANCHOR: exercise_3_1
let answer = builder.timeout(self.config.read).send().await;
answer.map_err(ApiError::from_reqwest)
// ANCHOR_END: exercise_3_1
