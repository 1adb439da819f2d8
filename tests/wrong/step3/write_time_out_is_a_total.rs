// Mistake: the whole upload must be done within `write`, instead of each piece.
// Caught by: exercise_2_write::a_long_but_steady_upload_is_not_cut_off
// ANCHOR: exercise_3_2
let sending = builder.body(body).send();
match tokio::time::timeout(self.config.write, sending).await {
    Ok(answer) => answer.map_err(ApiError::from_reqwest),
    Err(_) => Err(ApiError::timed_out(
        step2::Phase::Write,
        step2::Executed::Unknown,
    )),
}
// ANCHOR_END: exercise_3_2
