// Mistake: the age of the answer, by two clocks, is taken from the seconds.
// Caught by: exercise_2_retry_after::a_number_is_seconds
// ANCHOR: exercise_2_2
use reqwest::header::{DATE, RETRY_AFTER};

let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
let sent = headers
    .get(DATE)
    .and_then(|date| date.to_str().ok())
    .and_then(|date| httpdate::parse_http_date(date).ok());

if let Ok(seconds) = value.parse() {
    let age = sent.and_then(|sent| now.duration_since(sent).ok()).unwrap_or_default();
    return Some(Duration::from_secs(seconds).saturating_sub(age));
}
let until = httpdate::parse_http_date(value).ok()?;
Some(until.duration_since(sent.unwrap_or(now)).unwrap_or_default())
// ANCHOR_END: exercise_2_2
// ANCHOR: exercise_2_2_text

// ANCHOR_END: exercise_2_2_text
