// Mistake: `timeout` of reqwest is a total, so a long but steady download is cut off.
// Caught by: exercise_1_connect_and_read::a_long_but_steady_download_is_not_cut_off
// ANCHOR: exercise_3_1_connect
Client::builder()
    .no_proxy()
    .redirect(reqwest::redirect::Policy::none())
    .retry(reqwest::retry::never())
    .connect_timeout(config.connect)
    .timeout(config.read)
    .build()
    .expect("a client without TLS settings can always be built")
// ANCHOR_END: exercise_3_1_connect
