// Mistake: the two limits are swapped: `connect` waits for the answer and `read` for the connection.
// Caught by: exercise_1_connect_and_read::a_connection_that_never_comes_about_is_a_connect_time_out
// ANCHOR: exercise_3_1
match tokio::time::timeout(self.config.connect, builder.send()).await {
    Ok(answer) => answer.map_err(ApiError::from_reqwest),
    Err(_) => Err(ApiError::timed_out(
        step2::Phase::Read,
        step2::Executed::Unknown,
    )),
}
// ANCHOR_END: exercise_3_1
// ANCHOR: exercise_3_1_connect
Client::builder()
    .no_proxy()
    .redirect(reqwest::redirect::Policy::none())
    .retry(reqwest::retry::never())
    .connect_timeout(config.read)
    .build()
    .expect("a client without TLS settings can always be built")
// ANCHOR_END: exercise_3_1_connect
