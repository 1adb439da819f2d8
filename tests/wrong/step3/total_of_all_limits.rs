// Mistake: the client as a whole has the sum of its limits as a total.
// Caught by: exercise_1_connect_and_read::a_long_but_steady_download_is_not_cut_off
// ANCHOR: exercise_3_1_connect
Client::builder()
    .no_proxy()
    .redirect(reqwest::redirect::Policy::none())
    .retry(reqwest::retry::never())
    .connect_timeout(config.connect)
    .timeout(config.connect.saturating_add(config.write).saturating_add(config.read))
    .build()
    .expect("a client without TLS settings can always be built")
// ANCHOR_END: exercise_3_1_connect
