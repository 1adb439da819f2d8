// Mistake: the new client follows redirects again, so "could not connect" may be about another address.
// Caught by: exercise_1_connect_and_read::a_redirect_is_an_answer_and_not_followed
// ANCHOR: exercise_3_1_connect
Client::builder()
    .no_proxy()
    .connect_timeout(config.connect)
    .build()
    .expect("a client without TLS settings can always be built")
// ANCHOR_END: exercise_3_1_connect
