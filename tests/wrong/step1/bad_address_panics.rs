// Mistake: the address is taken for one before reqwest has looked at it.
// Caught by: exercise_2_get::an_address_that_is_none_is_an_error_and_no_panic
// ANCHOR: exercise_1_2
let url = join(&self.base_url, path);
let url = reqwest::Url::parse(&url).expect("an address");
let response = self.http.get(url).send().await?;
response.error_for_status()
// ANCHOR_END: exercise_1_2
