// Mistake: an upload is treated like any request: the answer must come within `read`.
// Caught by: exercise_2_write::a_long_but_steady_upload_is_not_cut_off
// ANCHOR: exercise_3_2
self.send_head(builder.body(body)).await
// ANCHOR_END: exercise_3_2
