// Mistake: the reqwest client keeps no idle connection.
// Caught by: exercise_1_connect_and_read::the_page_of_an_error_is_read_so_that_its_connection_can_be_used_again
// ANCHOR: exercise_3_1_connect
Client::builder()
    .no_proxy()
    .redirect(reqwest::redirect::Policy::none())
    .retry(reqwest::retry::never())
    .connect_timeout(config.connect)
    .pool_max_idle_per_host(0)
    .build()
    .expect("a client without TLS settings can always be built")
// ANCHOR_END: exercise_3_1_connect
