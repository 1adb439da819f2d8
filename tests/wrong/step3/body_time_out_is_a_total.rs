// Mistake: the body as a whole must arrive within `read`, instead of each piece.
// Caught by: exercise_1_connect_and_read::a_long_but_steady_download_is_not_cut_off
// ANCHOR: exercise_3_1_body
let reading = async {
    let mut body = Vec::new();
    while let Some(piece) = response.chunk().await.map_err(ApiError::from_reqwest)? {
        body.extend_from_slice(&piece);
    }
    Ok(body.into())
};
match tokio::time::timeout(self.config.read, reading).await {
    Ok(body) => body,
    Err(_) => Err(ApiError::timed_out(
        step2::Phase::Read,
        step2::Executed::Yes,
    )),
}
// ANCHOR_END: exercise_3_1_body
