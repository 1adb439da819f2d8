// Mistake: only 500 to 599 counts as failed, so a 404 is a success.
// Caught by: exercise_2_get::a_failed_status_is_an_error
// ANCHOR: exercise_1_2
let response = self.http.get(join(&self.base_url, path)).send().await?;
if response.status().is_server_error() {
    return response.error_for_status();
}
Ok(response)
// ANCHOR_END: exercise_1_2
