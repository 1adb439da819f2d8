// Mistake: the limit for the wait in the pool is used for how long an idle connection is kept.
// Caught by: exercise_3_pool::pool_says_nothing_about_connections_that_are_idle
// ANCHOR: exercise_3_1_connect
    Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .connect_timeout(config.connect)
        .pool_idle_timeout(config.pool)
        .build()
        .expect("a client without TLS settings can always be built")
// ANCHOR_END: exercise_3_1_connect
