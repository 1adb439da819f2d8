// Mistake: connecting never takes longer than ten seconds, whatever is configured.
// Caught by: exercise_1_connect_and_read::connect_strikes_exactly_when_it_says
// ANCHOR: exercise_3_1_connect
Client::builder()
    .no_proxy()
    .redirect(reqwest::redirect::Policy::none())
    .retry(reqwest::retry::never())
    .connect_timeout(config.connect.min(std::time::Duration::from_secs(10)))
    .build()
    .expect("a client without TLS settings can always be built")
// ANCHOR_END: exercise_3_1_connect
