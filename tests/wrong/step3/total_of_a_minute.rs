// Mistake: a total of a minute in the builder, just in case.
// Caught by: exercise_1_connect_and_read::a_long_but_steady_download_is_not_cut_off
// Also caught by: exercise_1_connect_and_read::read_strikes_exactly_when_it_says
// Also caught by: exercise_2_write::read_strikes_exactly_when_it_says_after_an_upload
// ANCHOR: exercise_3_1_connect
Client::builder()
    .no_proxy()
    .redirect(reqwest::redirect::Policy::none())
    .retry(reqwest::retry::never())
    .connect_timeout(config.connect)
    .timeout(std::time::Duration::from_secs(60))
    .build()
    .expect("a client without TLS settings can always be built")
// ANCHOR_END: exercise_3_1_connect
