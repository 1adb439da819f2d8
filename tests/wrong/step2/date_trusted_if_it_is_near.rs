// Mistake: a Date that is far from the own clock is not believed, although the own one is wrong.
// Caught by: exercise_2_retry_after::a_clock_that_is_behind_does_no_harm_either
// ANCHOR: exercise_2_2
use reqwest::header::{DATE, RETRY_AFTER};

let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
let sent = headers
    .get(DATE)
    .and_then(|date| date.to_str().ok())
    .and_then(|date| httpdate::parse_http_date(date).ok());

if let Ok(seconds) = value.parse() {
    return Some(Duration::from_secs(seconds));
}
let until = httpdate::parse_http_date(value).ok()?;
let day = Duration::from_secs(24 * 3600);
let sent = sent.filter(|sent| {
    sent.duration_since(now).unwrap_or_else(|error| error.duration()) < day
});
Some(until.duration_since(sent.unwrap_or(now)).unwrap_or_default())
// ANCHOR_END: exercise_2_2
// ANCHOR: exercise_2_2_text

// ANCHOR_END: exercise_2_2_text
