// Mistake: a request without an answer is sent again, so one call is two requests.
// Caught by: exercise_2_get::one_call_is_one_get_of_that_path
// ANCHOR: exercise_1_2
let url = join(&self.base_url, path);
let response = match self.http.get(&url).send().await {
    Ok(response) => response,
    Err(_) => self.http.get(&url).send().await?,
};
response.error_for_status()
// ANCHOR_END: exercise_1_2
