// Mistake: each call makes a reqwest client of its own, and with it a new connection.
// Caught by: exercise_2_get::a_connection_is_used_again
// ANCHOR: exercise_1_2
let http = Client::new();
let response = http.get(join(&self.base_url, path)).send().await?;
response.error_for_status()
// ANCHOR_END: exercise_1_2
