// Mistake: `read_timeout` of reqwest waits for the head from the start of an upload on.
// Caught by: exercise_2_write::a_long_but_steady_upload_is_not_cut_off
// ANCHOR: exercise_3_1
builder.send().await.map_err(ApiError::from_reqwest)
// ANCHOR_END: exercise_3_1
// ANCHOR: exercise_3_1_connect
Client::builder()
    .no_proxy()
    .redirect(reqwest::redirect::Policy::none())
    .retry(reqwest::retry::never())
    .connect_timeout(config.connect)
    .read_timeout(config.read)
    .build()
    .expect("a client without TLS settings can always be built")
// ANCHOR_END: exercise_3_1_connect
