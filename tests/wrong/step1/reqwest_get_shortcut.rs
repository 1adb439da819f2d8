// Mistake: `reqwest::get` is short, and makes a new client for each call.
// Caught by: exercise_2_get::a_connection_is_used_again
// ANCHOR: exercise_1_2
reqwest::get(join(&self.base_url, path))
    .await?
    .error_for_status()
// ANCHOR_END: exercise_1_2
