// Mistake: connecting has no limit of its own, so it lasts as long as `read`.
// Caught by: exercise_1_connect_and_read::a_connection_that_never_comes_about_is_a_connect_time_out
// ANCHOR: exercise_3_1_connect
let _ = config.connect;
Client::builder()
    .no_proxy()
    .redirect(reqwest::redirect::Policy::none())
    .retry(reqwest::retry::never())
    .build()
    .expect("a client without TLS settings can always be built")
// ANCHOR_END: exercise_3_1_connect
